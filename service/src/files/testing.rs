//! Files for tests, built here so that nobody has to wonder what is in them.

/// A PDF of one empty page; its cross-references stand at byte 142.
pub(crate) const PDF: &[u8] = b"%PDF-1.4\n\
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n\
    xref\n0 4\n\
    trailer<</Size 4/Root 1 0 R>>\nstartxref\n142\n%%EOF\n";

/// One segment of a JPEG.
pub(crate) fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("a short segment").to_be_bytes();
    [&[0xFF, marker], &length[..], body].concat()
}

/// A JPEG of `segments` and a picture that says it is so large.
pub(crate) fn jpeg(segments: &[Vec<u8>], width: u16, height: u16) -> Vec<u8> {
    let [[h0, h1], [w0, w1]] = [height.to_be_bytes(), width.to_be_bytes()];
    let frame = segment(0xC0, &[8, h0, h1, w0, w1, 1, 1, 0x11, 0]);
    let scan = [segment(0xDA, &[1, 1, 0, 0, 63, 0]), vec![0x12, 0xFF, 0x00, 0xFF, 0xD0, 0x34]];
    [vec![0xFF, 0xD8], segments.concat(), frame, scan.concat(), vec![0xFF, 0xD9]].concat()
}

/// What a camera writes: how it was held, and a place.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut body = b"Exif\0\0II\x2A\0\x08\0\0\0\x02\0".to_vec();
    body.extend_from_slice(&[0x0F, 0x01, 2, 0, 4, 0, 0, 0, b'C', b'A', b'M', 0]);
    body.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    body.extend_from_slice(b"\0\0\0\0GPS 30.1N 120.2E");
    segment(0xE1, &body)
}

/// A photo that tells where it was taken.
pub(crate) fn photo_with_place() -> Vec<u8> {
    jpeg(&[exif(6)], 64, 48)
}

/// One chunk of a PNG; nobody looks at its checksum before it is decoded.
pub(crate) fn chunk(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).expect("a short chunk").to_be_bytes();
    [&length[..], &kind, body, &[0; 4]].concat()
}

/// A PNG of `chunks` and a picture that says it is so large.
pub(crate) fn png(chunks: &[Vec<u8>], width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let signature = b"\x89PNG\r\n\x1a\n".to_vec();
    let picture = [chunk(*b"IDAT", &[1, 2, 3]), chunk(*b"IEND", &[])].concat();
    [signature, chunk(*b"IHDR", &header), chunks.concat(), picture].concat()
}

/// One box of a HEIC.
pub(crate) fn boxed(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 8).expect("a short box").to_be_bytes();
    [&length[..], &kind, body].concat()
}

/// A HEIC of the brand `brand` with a picture that says it is so large.
pub(crate) fn heic(brand: [u8; 4], width: u32, height: u32) -> Vec<u8> {
    let size = [&[0; 4], &width.to_be_bytes()[..], &height.to_be_bytes()].concat();
    let meta = [vec![0; 4], boxed(*b"ispe", &size)].concat();
    let kind = [&brand[..], &[0; 4], b"mif1"].concat();
    [boxed(*b"ftyp", &kind), boxed(*b"meta", &meta), boxed(*b"mdat", &[9; 16])].concat()
}
