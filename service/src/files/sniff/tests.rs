//! What is taken and what is not, one line each.

use super::*;
use crate::files::testing::{PDF, boxed, chunk, exif, heic, jpeg, png, segment};
use image::{
    DynamicImage, ImageDecoder, ImageFormat, codecs::jpeg::JpegDecoder, metadata::Orientation,
};
use proptest::prelude::*;
use std::io::Cursor;

fn judged(name: &str, content: Vec<u8>) -> Result<FileKind, &'static str> {
    sniff(name, &content.into()).map(|it| it.kind).map_err(FileFault::code)
}

fn kept(name: &str, content: Vec<u8>) -> Vec<u8> {
    sniff(name, &content.into()).unwrap().content.to_vec()
}

#[test]
fn four_kinds_are_taken_by_their_content_under_a_fitting_name() {
    for (name, content, kind) in [
        ("a.pdf", PDF.to_vec(), FileKind::Pdf),
        ("A.PDF", PDF.to_vec(), FileKind::Pdf),
        ("一份没有后缀的文件", PDF.to_vec(), FileKind::Pdf),
        ("第1.2节 布局图", PDF.to_vec(), FileKind::Pdf),
        ("a.jpg", jpeg(&[], 10, 10), FileKind::Jpeg),
        ("a.JPEG", jpeg(&[], 10, 10), FileKind::Jpeg),
        ("a.png", png(&[], 10, 10), FileKind::Png),
        ("a.heic", heic(*b"heic", 10, 10), FileKind::Heic),
        ("a.heif", heic(*b"heix", 10, 10), FileKind::Heic),
    ] {
        assert_eq!(judged(name, content), Ok(kind), "{name}");
    }
}

#[test]
fn everything_else_is_refused_with_its_reason() {
    let (large, small) = (40_000, 1_001);
    let whole = jpeg(&[], 10, 10);
    let pdf = |body: &str| format!("%PDF-1.7\n{body}").into_bytes();
    for (what, name, content, code) in [
        ("nothing", "a.pdf", Vec::new(), "file-empty"),
        ("a page", "a.pdf", b"<html></html>".to_vec(), "file-unknown-kind"),
        ("a drawing with script", "a.png", b"<svg onload='x'/>".to_vec(), "file-unknown-kind"),
        ("an animation", "a.png", b"GIF89a\x01\0\x01\0".to_vec(), "file-unknown-kind"),
        ("an archive", "a.pdf", b"PK\x03\x04".to_vec(), "file-unknown-kind"),
        ("a program", "a.jpg", b"MZ\x90\0".to_vec(), "file-unknown-kind"),
        ("a film", "a.heic", boxed(*b"ftyp", b"isom\0\0\0\0mp42"), "file-unknown-kind"),
        ("another still", "a.heic", boxed(*b"ftyp", b"avif\0\0\0\0mif1"), "file-unknown-kind"),
        ("a page before a pdf", "a.pdf", [b"<html>", PDF].concat(), "file-unknown-kind"),
        ("a pdf as photo", "a.jpg", PDF.to_vec(), "file-wrong-extension"),
        ("a photo as pdf", "a.pdf", whole.clone(), "file-wrong-extension"),
        ("a pdf as page", "a.pdf.html", PDF.to_vec(), "file-wrong-extension"),
        ("an archive behind", "a.pdf", [PDF, b"PK\x03\x04"].concat(), "file-damaged"),
        ("half a pdf", "a.pdf", PDF[..100].to_vec(), "file-damaged"),
        ("half a photo", "a.jpg", whole[..whole.len() - 2].to_vec(), "file-damaged"),
        ("a photo of nothing", "a.jpg", vec![0xFF, 0xD8, 0xFF, 0xD9], "file-damaged"),
        ("no length", "a.jpg", vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xD9], "file-damaged"),
        ("half a picture", "a.png", png(&[], 9, 9)[..40].to_vec(), "file-damaged"),
        ("no width", "a.png", png(&[], 0, 9), "file-damaged"),
        ("no description", "a.heic", boxed(*b"ftyp", b"heic\0\0\0\0"), "file-damaged"),
        ("300 million dots", "a.png", png(&[], 20_000, 15_000), "file-too-many-pixels"),
        ("more than dots", "a.png", png(&[], u32::MAX, u32::MAX), "file-too-many-pixels"),
        ("a wide photo", "a.jpg", jpeg(&[], large, small), "file-too-many-pixels"),
        ("a wide still", "a.heic", heic(*b"heic", 40_000, 1_001), "file-too-many-pixels"),
        ("a lock", "a.pdf", pdf(LOCKED), "file-encrypted"),
        ("a lock in a stream", "a.pdf", pdf(LOCKED_STREAM), "file-encrypted"),
        ("a lock nobody leads to", "a.pdf", pdf(LOCKED_LOST), "file-encrypted"),
    ] {
        assert_eq!(judged(name, content), Err(code), "{what}");
    }
}

const LOCKED: &str = "xref\n0 1\ntrailer\n<</Size 1/Encrypt 5 0 R>>\nstartxref\n9\n%%EOF";
const LOCKED_STREAM: &str =
    "7 0 obj<</Type/XRef/Encrypt 5 0 R>>stream\nx\nendstream\nstartxref\n9\n%%EOF";
const LOCKED_LOST: &str = "trailer<</Encrypt<</V 1>>>>\nstartxref\n999\n%%EOF";

#[test]
fn what_only_speaks_of_encryption_is_not_encrypted() {
    let speaking = "xref\n0 1\n(/Encrypt me)\ntrailer<</EncryptMetadata false/Size 1>>\n";
    let leading = format!("%PDF-1.7\n{speaking}startxref\n9\n%%EOF\n");
    assert_eq!(judged("a.pdf", leading.into_bytes()), Ok(FileKind::Pdf));
    let stream = "%PDF-1.7\n7 0 obj<</Type/XRef>>stream\n/Encrypt \nendstream\nstartxref\n9\n%%EOF";
    assert_eq!(judged("a.pdf", stream.as_bytes().to_vec()), Ok(FileKind::Pdf));
}

#[test]
fn exactly_as_many_pixels_as_allowed_are_taken() {
    assert_eq!(judged("a.jpg", jpeg(&[], 40_000, 1_000)), Ok(FileKind::Jpeg));
    assert_eq!(judged("a.png", png(&[], 40_000, 1_000)), Ok(FileKind::Png));
}

#[test]
fn a_photo_keeps_its_look_and_loses_what_else_it_tells() {
    let profile = segment(0xE2, b"ICC_PROFILE\0\x01\x01colours");
    let adobe = segment(0xEE, b"Adobe\0\x64");
    let told = [
        segment(0xE0, b"JFIF\0\x01\x01"),
        exif(6),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0author"),
        profile.clone(),
        segment(0xE2, b"MPF\0second picture"),
        segment(0xED, b"Photoshop caption"),
        segment(0xFE, b"<script>alert(1)</script>"),
        adobe.clone(),
    ];
    let behind = b"<html>PK\x03\x04 film of the moment".to_vec();
    let content = [jpeg(&told, 10, 10), behind].concat();
    let turned = [
        &[0, 34][..],
        b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0",
    ];
    let turned = segment(0xE1, &turned.concat()[2..]);
    let expected = jpeg(&[told[0].clone(), turned, profile, adobe], 10, 10);
    assert_eq!(kept("a.jpg", content), expected);
    // What was cleaned once has nothing left to be cleaned of.
    assert_eq!(kept("a.jpg", expected.clone()), expected);
}

#[test]
fn a_real_photo_is_still_the_same_picture_and_stands_upright() {
    let picture = DynamicImage::new_rgb8(48, 32);
    let mut photo = Vec::new();
    picture.write_to(&mut Cursor::new(&mut photo), ImageFormat::Jpeg).unwrap();
    photo.splice(2..2, exif(6));
    let kept = kept("a.jpg", photo);
    let mut decoder = JpegDecoder::new(Cursor::new(&kept)).unwrap();
    assert_eq!(decoder.orientation().unwrap(), Orientation::Rotate90);
    assert_eq!(DynamicImage::from_decoder(decoder).unwrap().to_rgb8(), picture.to_rgb8());
}

#[test]
fn a_real_picture_without_loss_is_still_the_same() {
    let picture = DynamicImage::new_rgba8(5, 7);
    let mut content = Vec::new();
    picture.write_to(&mut Cursor::new(&mut content), ImageFormat::Png).unwrap();
    let kept = kept("a.png", content);
    assert_eq!(image::load_from_memory(&kept).unwrap(), picture);
}

#[test]
fn a_picture_loses_texts_and_whatever_stands_behind_its_end() {
    let colours = chunk(*b"sRGB", &[0]);
    let told = [chunk(*b"tEXt", b"Author\0W"), chunk(*b"eXIf", b"GPS"), colours.clone()];
    let content = [png(&told, 3, 3), b"PK\x03\x04".to_vec()].concat();
    assert_eq!(kept("a.png", content), png(&[colours], 3, 3));
}

#[test]
fn a_still_ends_behind_its_last_box() {
    let whole = heic(*b"heic", 10, 10);
    let content = [&whole[..], b"<html><script>"].concat();
    assert_eq!(kept("a.heic", content), whole);
}

#[test]
fn names_are_shown_without_harm() {
    for (name, kind, shown) in [
        ("布局图.pdf", FileKind::Pdf, "布局图.pdf"),
        ("IMG_0001.JPG", FileKind::Jpeg, "IMG_0001.jpg"),
        ("../../etc/passwd.pdf", FileKind::Pdf, "passwd.pdf"),
        ("C:\\fakepath\\a b.pdf", FileKind::Pdf, "a b.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", FileKind::Pdf, "aSet-Cookie: x=1.pdf"),
        ("fdp.\u{202E}exe.pdf", FileKind::Pdf, "fdp.exe.pdf"),
        ("全家👨‍👩‍👧.png", FileKind::Png, "全家👨‍👩‍👧.png"),
        ("没有后缀", FileKind::Heic, "没有后缀.heic"),
        ("...", FileKind::Png, "file.png"),
        (".pdf", FileKind::Pdf, "file.pdf"),
        ("a/", FileKind::Pdf, "file.pdf"),
        ("", FileKind::Jpeg, "file.jpg"),
    ] {
        assert_eq!(display_name(name, kind), shown, "{name:?}");
    }
    let long = format!("{}.pdf", "长".repeat(10_000));
    assert_eq!(display_name(&long, FileKind::Pdf).chars().count(), 120);
}

proptest! {
    #[test]
    fn no_name_steers_or_grows(name in ".*") {
        let shown = display_name(&name, FileKind::Pdf);
        prop_assert!(shown.chars().count() <= 120 && shown.contains('.'));
        let steers = |c: char| c.is_control() || ['/', '\\', '\u{202E}'].contains(&c);
        prop_assert!(!shown.chars().any(steers));
    }

    #[test]
    fn no_content_breaks_the_judge(head in 0..4_usize, rest in prop::collection::vec(any::<u8>(), 0..200)) {
        let heads: [&[u8]; 4] = [b"%PDF-1.4", b"\xFF\xD8\xFF", png::SIGNATURE, b"\0\0\0\x10ftypheic\0\0\0\0"];
        let _ = sniff("a", &[heads[head], &rest].concat().into());
    }

    #[test]
    fn a_photo_cut_anywhere_is_judged_without_an_accident(at in 0..200_usize) {
        let photo = jpeg(&[exif(6), segment(0xE2, b"MPF\0")], 10, 10);
        let _ = sniff("a", &photo[..at.min(photo.len())].to_vec().into());
    }
}
