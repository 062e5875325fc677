//! Pictures that say where they were taken, made here: for tests, and for the sample in `tests/data` (`examples/write_sample.rs`).

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// What must not be found in a picture without its position.
pub const SECRETS: [&str; 5] = [
    "GPSLatitude",
    "MAKER-NOTE",
    "LITTLE-PICTURE",
    "A-COMMENT",
    "AFTER-THE-END",
];

/// A wall with windows under a sky.
pub fn drawing(width: u32, height: u32) -> DynamicImage {
    let pixel = |x: u32, y: u32| {
        let wall = y * 3 > height;
        let window = wall && (x * 8 / width) % 2 == 1 && (y * 9 / height) % 3 == 1;
        match (window, wall) {
            (true, _) => Rgb([52, 84, 110]),
            (_, true) => Rgb([196, 122 + (x * 40 / width) as u8, 92]),
            _ => Rgb([150 + (y * 200 / height) as u8, 190, 230]),
        }
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
}

/// A JPEG with EXIF (orientation, date, position, maker's note, thumbnail), XMP, a comment, and a film behind it.
pub fn jpeg(width: u32, height: u32, orientation: u16) -> Vec<u8> {
    let plain = plain_jpeg(width, height);
    let mut out = plain[..2].to_vec();
    segment(
        &mut out,
        0xe1,
        &[b"Exif\0\0", &tiff(orientation)[..]].concat(),
    );
    segment(
        &mut out,
        0xe1,
        &[b"http://ns.adobe.com/xap/1.0/\0", xmp().as_bytes()].concat(),
    );
    segment(&mut out, 0xfe, b"A-COMMENT");
    out.extend_from_slice(&plain[2..]);
    out.extend_from_slice(b"AFTER-THE-END");
    out
}

pub fn plain_jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let picture = drawing(width, height);
    JpegEncoder::new_with_quality(&mut out, 80)
        .encode_image(&picture)
        .expect("a drawing can be encoded");
    out
}

pub fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    drawing(64, 48)
        .write_to(&mut out, format)
        .expect("a drawing can be encoded");
    out.into_inner()
}

pub fn xmp() -> String {
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><exif:GPSLatitude>50,38.2N</exif:GPSLatitude></x:xmpmeta>"
        .to_owned()
}

fn segment(out: &mut Vec<u8>, marker: u8, data: &[u8]) {
    out.extend_from_slice(&[0xff, marker]);
    out.extend_from_slice(&(data.len() as u16 + 2).to_be_bytes());
    out.extend_from_slice(data);
}

/// An entry of a directory: tag, type, count, value (or where it is).
type Entry = (u16, u16, u32, u32);

/// EXIF data with everything in it that may say where.
pub fn tiff(orientation: u16) -> Vec<u8> {
    // Places are fixed by hand: four directories, then what they point to.
    const EXIF: u32 = 50;
    const GPS: u32 = 80;
    const LITTLE: u32 = 134;
    const VALUES: u32 = 164;
    let date = b"2026:09:15 14:30:00\0";
    let maker = b"MAKER-NOTE 50.6365,3.0635";
    let latitude: Vec<u8> = [50u32, 1, 38, 1, 11, 1]
        .iter()
        .flat_map(|part| part.to_le_bytes())
        .collect();
    let little = b"LITTLE-PICTURE";
    let maker_at = VALUES + date.len() as u32;
    let latitude_at = maker_at + maker.len() as u32;
    let longitude_at = latitude_at + latitude.len() as u32;
    let little_at = longitude_at + latitude.len() as u32;
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    directory(
        &mut out,
        LITTLE,
        &[
            (0x0112, 3, 1, u32::from(orientation)),
            (0x8769, 4, 1, EXIF),
            (0x8825, 4, 1, GPS),
        ],
    );
    directory(
        &mut out,
        0,
        &[
            (0x9003, 2, date.len() as u32, VALUES),
            (0x927c, 7, maker.len() as u32, maker_at),
        ],
    );
    directory(
        &mut out,
        0,
        &[
            (1, 2, 2, u32::from(b'N')),
            (2, 5, 3, latitude_at),
            (3, 2, 2, u32::from(b'E')),
            (4, 5, 3, longitude_at),
        ],
    );
    directory(
        &mut out,
        0,
        &[
            (0x0201, 4, 1, little_at),
            (0x0202, 4, 1, little.len() as u32),
        ],
    );
    for value in [&date[..], maker, &latitude, &latitude, little] {
        out.extend_from_slice(value);
    }
    out
}

fn directory(out: &mut Vec<u8>, next: u32, entries: &[Entry]) {
    out.extend_from_slice(&(entries.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in entries {
        out.extend_from_slice(&tag.to_le_bytes());
        out.extend_from_slice(&kind.to_le_bytes());
        out.extend_from_slice(&count.to_le_bytes());
        out.extend_from_slice(&value.to_le_bytes());
    }
    out.extend_from_slice(&next.to_le_bytes());
}
