//! The content of files.

use super::scene::{self, NOW, alice, id};
use domain::{
    Moment,
    ids::{DraftId, FileId},
};
use futures_util::StreamExt;
use store::{
    Options,
    blobs::{Blobs, Stored},
    drafts, files,
    testing::Fresh,
};

const FAR: Moment = Moment::from_micros(i64::MAX / 2);

async fn keep(blobs: &Blobs, number: u128, pieces: &[&[u8]]) -> Stored {
    let mut writer = blobs.begin(FileId::new(id(number))).await.unwrap();
    for piece in pieces {
        writer.write(piece).await.unwrap();
    }
    writer.finish().await.unwrap()
}

#[tokio::test]
async fn content_lies_under_its_hash_and_is_read_back() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let blobs = Blobs::folder(&fresh.folder().join("files")).unwrap();
    let stored = keep(&blobs, 1, &[b"a", b"bc"]).await;
    let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(stored.size_bytes, 3);
    assert!(fresh.folder().join("files/sha256/ba").join(hex).exists());
    assert_eq!(keep(&blobs, 2, &[b"abc"]).await, stored, "the same content, the same address");

    let mut pieces = blobs.read(&stored.sha256).await.unwrap().unwrap();
    let mut read = Vec::new();
    while let Some(piece) = pieces.next().await {
        read.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(read, b"abc");
    assert_eq!(&blobs.bytes(&stored.sha256).await.unwrap().unwrap()[..], b"abc");
    assert!(blobs.verify(&stored.sha256).await.unwrap());
    assert!(blobs.read(&[0; 32]).await.unwrap().is_none());
    assert!(blobs.bytes(&[0; 32]).await.unwrap().is_none());
    assert!(!blobs.verify(&[0; 32]).await.unwrap());
    std::fs::write(fresh.folder().join("files/sha256/ba").join(hex), b"abd").unwrap();
    assert!(!blobs.verify(&stored.sha256).await.unwrap(), "somebody changed it");
    fresh.remove().await;
}

#[tokio::test]
async fn large_and_empty_content_are_content_too() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let blobs = Blobs::folder(&fresh.folder().join("files")).unwrap();
    let piece = vec![7_u8; 3 << 20];
    let large = keep(&blobs, 1, &[&piece, &piece, &piece, &piece]).await;
    assert_eq!(large.size_bytes, 12 << 20);
    assert!(blobs.verify(&large.sha256).await.unwrap());
    let empty = keep(&blobs, 2, &[]).await;
    assert!(blobs.bytes(&empty.sha256).await.unwrap().unwrap().is_empty());
    fresh.remove().await;
}

#[tokio::test]
async fn an_upload_that_is_given_up_leaves_nothing() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let blobs = Blobs::folder(&fresh.folder().join("files")).unwrap();
    let incoming = || std::fs::read_dir(fresh.folder().join("files/incoming")).unwrap().count();
    let mut writer = blobs.begin(FileId::new(id(1))).await.unwrap();
    writer.write(b"abc").await.unwrap();
    assert_eq!((writer.size_bytes(), incoming()), (3, 1));
    writer.abandon().await.unwrap();
    assert_eq!(incoming(), 0);

    // What a killed process leaves.
    std::fs::write(fresh.folder().join("files/incoming/left#1"), b"half").unwrap();
    assert_eq!(blobs.sweep_uploads(Moment::from_micros(0)).await.unwrap(), 0);
    assert_eq!(blobs.sweep_uploads(FAR).await.unwrap(), 1);
    assert_eq!(incoming(), 0);
    fresh.remove().await;
}

#[tokio::test]
async fn content_without_a_row_is_an_orphan_once_it_is_old() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let blobs = Blobs::folder(&fresh.folder().join("files")).unwrap();
    scene::set(&fresh.db).await;
    let (named, orphan) = (keep(&blobs, 1, &[b"named"]).await, keep(&blobs, 2, &[b"lost"]).await);
    scene::write(&fresh.db, move |tx| {
        Box::pin(async move {
            drafts::add(tx, &scene::draft(51, alice())).await?;
            let file = files::File {
                id: FileId::new(id(1)),
                owner: alice(),
                draft: Some(DraftId::new(id(51))),
                case: None,
                material: "m".to_owned(),
                sha256: named.sha256,
                size_bytes: 5,
                mime: "text/plain".to_owned(),
                name: "n".to_owned(),
                state: "received".to_owned(),
                note: String::new(),
                added_at: NOW,
                removed_at: None,
            };
            files::add(tx, &file).await
        })
    })
    .await;
    std::fs::write(fresh.folder().join("files/hall.db"), "not content").unwrap();
    let mut read = fresh.db.read().await.unwrap();
    let long_ago = Moment::from_micros(0);
    assert!(blobs.orphans(&mut read, long_ago).await.unwrap().is_empty(), "all are fresh");
    let orphans = blobs.orphans(&mut read, FAR).await.unwrap();
    assert_eq!(orphans.len(), 1);
    drop(read);
    assert!(!blobs.remove(&orphans[0], long_ago).await.unwrap(), "handed in again meanwhile");
    assert!(blobs.remove(&orphans[0], FAR).await.unwrap());
    assert!(blobs.bytes(&orphan.sha256).await.unwrap().is_none());
    assert!(blobs.bytes(&named.sha256).await.unwrap().is_some());
    fresh.remove().await;
}
