//! Positions are gone, pixels are the same byte for byte, and no bytes make anything panic.

use image::ImageFormat;

use super::facts::{Taken, facts};
use super::testing::{SECRETS, encoded, jpeg, plain_jpeg, tiff, xmp};
use super::view::{Size, view};
use crate::{Error, Kind, MAX_LENGTH, Position, prepare, sniff};

fn holds(bytes: &[u8], text: &str) -> bool {
    super::facts::finds(bytes, text.as_bytes())
}

fn assert_clean(bytes: &[u8]) {
    assert!(!facts(bytes).has_position);
    for secret in SECRETS {
        assert!(!holds(bytes, secret), "{secret}");
    }
}

fn pixels(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes)
        .unwrap()
        .into_rgb8()
        .into_raw()
}

fn taken() -> Option<Taken> {
    Some(Taken {
        local: "2026:09:15 14:30:00".to_owned(),
        offset: None,
    })
}

/// From the first table to the end of the picture: everything that draws it.
fn drawn(jpeg: &[u8]) -> &[u8] {
    let start = jpeg
        .windows(2)
        .position(|pair| pair == [0xff, 0xdb])
        .unwrap();
    let end = jpeg
        .windows(2)
        .rposition(|pair| pair == [0xff, 0xd9])
        .unwrap();
    &jpeg[start..end + 2]
}

#[test]
fn a_jpeg_loses_its_position_and_no_pixel() {
    let with = jpeg(64, 48, 6);
    assert!(facts(&with).has_position);
    for secret in SECRETS {
        assert!(holds(&with, secret), "{secret}");
    }
    let prepared = prepare(with.clone(), "IMG_0001.JPG", false).unwrap();
    assert_eq!(
        (prepared.position, prepared.mime),
        (Position::Removed, "image/jpeg")
    );
    assert_clean(&prepared.bytes);
    assert_eq!(drawn(&prepared.bytes), drawn(&plain_jpeg(64, 48)));
    assert_eq!(pixels(&prepared.bytes), pixels(&with));
    // Which way is up, and when, stay in the file too.
    let left = facts(&prepared.bytes);
    assert_eq!((left.orientation, left.taken), (6, taken()));
    assert_eq!(prepared.size, Some((48, 64)));
    assert_eq!(prepared.taken, taken());
}

#[test]
fn a_position_that_is_kept_on_purpose_leaves_the_file_alone() {
    let with = jpeg(64, 48, 1);
    let prepared = prepare(with.clone(), "a.jpg", true).unwrap();
    assert_eq!(prepared.position, Position::Kept);
    assert_eq!(prepared.bytes, with);
    let without = prepare(plain_jpeg(64, 48), "a.jpg", true).unwrap();
    assert_eq!(without.position, Position::None);
}

#[test]
fn a_png_loses_its_position_and_no_pixel() {
    let plain = encoded(ImageFormat::Png);
    let mut with = plain[..33].to_vec();
    for (name, data) in [
        (b"eXIf", tiff(3)),
        (b"iTXt", xmp().into_bytes()),
        (b"tEXt", b"A-COMMENT".to_vec()),
    ] {
        with.extend_from_slice(&(data.len() as u32).to_be_bytes());
        with.extend_from_slice(name);
        with.extend_from_slice(&data);
        with.extend_from_slice(&super::png::check_sum(&[name, &data]).to_be_bytes());
    }
    with.extend_from_slice(&plain[33..]);
    with.extend_from_slice(b"AFTER-THE-END");
    let prepared = prepare(with, "plan.png", false).unwrap();
    assert_eq!(prepared.position, Position::Removed);
    assert_clean(&prepared.bytes);
    assert_eq!(pixels(&prepared.bytes), pixels(&plain));
    assert_eq!(facts(&prepared.bytes).orientation, 3);
    // A picture about which nothing was said is not touched at all.
    assert_eq!(
        prepare(plain.clone(), "plan.png", false).unwrap().bytes,
        plain
    );
}

#[test]
fn a_webp_loses_its_position_and_no_pixel() {
    let plain = encoded(ImageFormat::WebP);
    let drawing = &plain[12..];
    // Extended form: flags for EXIF and XMP, canvas of 64 × 48.
    let mut body = b"VP8X\x0a\0\0\0\x0c\0\0\0\x3f\0\0\x2f\0\0".to_vec();
    body.extend_from_slice(drawing);
    for (name, data) in [(b"EXIF", tiff(1)), (b"XMP ", xmp().into_bytes())] {
        body.extend_from_slice(name);
        body.extend_from_slice(&(data.len() as u32).to_le_bytes());
        body.extend_from_slice(&data);
        body.resize(body.len() + data.len() % 2, 0);
    }
    let mut with = b"RIFF".to_vec();
    with.extend_from_slice(&(body.len() as u32 + 4).to_le_bytes());
    with.extend_from_slice(b"WEBP");
    with.extend_from_slice(&body);
    let prepared = prepare(with, "a.webp", false).unwrap();
    assert_eq!(prepared.position, Position::Removed);
    assert_clean(&prepared.bytes);
    assert!(super::facts::finds(&prepared.bytes, drawing));
    assert_eq!(pixels(&prepared.bytes), pixels(&plain));
    assert_eq!(facts(&prepared.bytes).taken, taken());
    assert_eq!(
        prepare(plain.clone(), "a.webp", false).unwrap().bytes,
        plain
    );
}

#[test]
fn what_cannot_be_drawn_here_is_overwritten_in_place() {
    let mut heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    heic.extend_from_slice(&[b"Exif\0\0", &tiff(1)[..], xmp().as_bytes(), b"PIXELS"].concat());
    let prepared = prepare(heic.clone(), "IMG_0002.HEIC", false).unwrap();
    assert_eq!((prepared.mime, prepared.thumbnail), ("image/heic", None));
    assert_eq!(prepared.bytes.len(), heic.len());
    let block = &prepared.bytes[heic.windows(4).position(|four| four == b"II*\0").unwrap()..];
    assert!(!facts(block).has_position);
    assert_eq!(facts(block).taken, taken());
    for secret in ["GPSLatitude", "MAKER-NOTE", "LITTLE-PICTURE"] {
        assert!(!holds(&prepared.bytes, secret), "{secret}");
    }
    assert!(prepared.bytes.ends_with(b"PIXELS"));

    let scan = prepare(tiff(1), "scan.tif", false).unwrap();
    assert_eq!(
        (scan.mime, scan.position),
        ("image/tiff", Position::Removed)
    );
    assert!(!facts(&scan.bytes).has_position);
}

#[test]
fn a_position_that_cannot_be_taken_out_is_refused_unless_it_is_kept() {
    // XMP that does not end: nobody here knows where to stop.
    let mut scan = tiff(1);
    scan.extend_from_slice(b"<x:xmpmeta><exif:GPSLatitude>");
    assert_eq!(
        prepare(scan.clone(), "a.tif", false),
        Err(Error::PositionStays)
    );
    assert_eq!(
        prepare(scan, "a.tif", true).unwrap().position,
        Position::Kept
    );
}

#[test]
fn another_file_stays_as_it_is() {
    let pdf = b"%PDF-1.7 GPSLatitude".to_vec();
    let prepared = prepare(pdf.clone(), "Plan.pdf", false).unwrap();
    assert_eq!((prepared.bytes, prepared.mime), (pdf, "application/pdf"));
    assert_eq!(
        (prepared.thumbnail, prepared.position),
        (None, Position::None)
    );
}

#[test]
fn the_limits_have_their_words() {
    assert_eq!(prepare(Vec::new(), "a.txt", false), Err(Error::Empty));
    assert_eq!(
        prepare(vec![0; MAX_LENGTH + 1], "a.bin", false),
        Err(Error::TooLarge)
    );
    assert!(prepare(vec![0; MAX_LENGTH], "a.bin", false).is_ok());
}

#[test]
fn a_picture_that_ends_early_is_damaged() {
    let whole = plain_jpeg(64, 48);
    for kept in [3, 20, whole.len() / 2, whole.len() - 2] {
        for keep in [false, true] {
            assert_eq!(
                prepare(whole[..kept].to_vec(), "a.jpg", keep),
                Err(Error::Damaged),
                "{kept}"
            );
        }
    }
    let png = encoded(ImageFormat::Png);
    assert_eq!(
        prepare(png[..png.len() - 1].to_vec(), "a.png", false),
        Err(Error::Damaged)
    );
}

/// A PNG of a few bytes that claims two thousand million pixels.
#[test]
fn a_picture_of_too_many_pixels_is_kept_and_not_drawn() {
    let mut bomb = encoded(ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0xaf, 0xff, 0, 0, 0xaf, 0xff]);
    let sum = super::png::check_sum(&[&bomb[12..29]]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    let prepared = prepare(bomb, "a.png", false).unwrap();
    assert_eq!((prepared.thumbnail, prepared.size), (None, None));
}

#[test]
fn a_thumbnail_is_small_and_upright() {
    let wide = jpeg(1_600, 900, 8);
    let prepared = prepare(wide, "a.jpg", false).unwrap();
    assert_eq!(prepared.size, Some((900, 1_600)));
    let thumbnail = prepared.thumbnail.unwrap();
    assert!(thumbnail.len() <= 15_000, "{}", thumbnail.len());
    let small = image::load_from_memory(&thumbnail).unwrap();
    assert_eq!((small.width(), small.height()), (180, 320));
    let large = view(&prepared.bytes, Kind::Jpeg, 8, Size::Window)
        .unwrap()
        .unwrap();
    let large = image::load_from_memory(&large.jpeg).unwrap();
    assert_eq!((large.width(), large.height()), (900, 1_600));
}

#[test]
fn noise_makes_a_small_thumbnail_too() {
    let mut random = fastrand::Rng::with_seed(7);
    let noise = image::RgbImage::from_fn(640, 640, |_, _| {
        image::Rgb([random.u8(..), random.u8(..), random.u8(..)])
    });
    let mut png = std::io::Cursor::new(Vec::new());
    noise.write_to(&mut png, ImageFormat::Png).unwrap();
    let prepared = prepare(png.into_inner(), "a.png", false).unwrap();
    assert!(prepared.thumbnail.unwrap().len() <= 15_000);
}

/// Whatever the bytes are: an answer or an error, and never a position that slips through.
#[test]
fn no_damage_panics_or_lets_a_position_through() {
    let mut random = fastrand::Rng::with_seed(11);
    let webp = encoded(ImageFormat::WebP);
    let mut heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    heic.extend_from_slice(&[b"Exif\0\0", &tiff(1)[..]].concat());
    let samples = [
        jpeg(32, 24, 6),
        encoded(ImageFormat::Png),
        webp,
        tiff(1),
        heic,
    ];
    for round in 0..1_500 {
        let mut bytes = samples[round % samples.len()].clone();
        for _ in 0..random.usize(1..6) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(..);
        }
        bytes.truncate(random.usize(bytes.len() / 2..=bytes.len()));
        if let Ok(prepared) = prepare(bytes, "a", false)
            && sniff(&prepared.bytes, "a").0 != Kind::Other
        {
            assert!(!facts(&prepared.bytes).has_position, "round {round}");
        }
    }
}
