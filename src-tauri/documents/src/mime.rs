//! What a file is: by its first bytes, and only where these say nothing by its name.

/// What can be done with a file here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Png,
    Webp,
    /// HEIC and AVIF, as telephones make them: they carry a position, and nothing here draws them.
    Heif,
    Tiff,
    /// Anything else: kept as it is.
    Other,
}

/// The names of files that people bring back from a visit, and their media types.
const BY_NAME: &[(&str, &str)] = &[
    ("pdf", "application/pdf"),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("doc", "application/msword"),
    ("xls", "application/vnd.ms-excel"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("txt", "text/plain"),
    ("md", "text/markdown"),
    ("csv", "text/csv"),
    ("zip", "application/zip"),
    ("gif", "image/gif"),
    ("bmp", "image/bmp"),
    ("svg", "image/svg+xml"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("wav", "audio/wav"),
    ("mp4", "video/mp4"),
    ("mov", "video/quicktime"),
];

/// What no other name fits.
const UNKNOWN: &str = "application/octet-stream";

/// The kind of a file and its media type.
pub fn sniff(bytes: &[u8], name: &str) -> (Kind, &'static str) {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return (Kind::Jpeg, "image/jpeg");
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return (Kind::Png, "image/png");
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return (Kind::Webp, "image/webp");
    }
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        return (Kind::Tiff, "image/tiff");
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        match bytes.get(8..12) {
            Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1") => {
                return (Kind::Heif, "image/heic");
            }
            Some(b"avif" | b"avis") => return (Kind::Heif, "image/avif"),
            _ => {}
        }
    }
    (Kind::Other, by_name(bytes, name))
}

fn by_name(bytes: &[u8], name: &str) -> &'static str {
    if bytes.starts_with(b"%PDF-") {
        return "application/pdf";
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    BY_NAME
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(ending))
        .map_or(UNKNOWN, |(_, mime)| mime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_go_before_the_name() {
        assert_eq!(sniff(b"\xff\xd8\xff\xe0", "plan.pdf").0, Kind::Jpeg);
        assert_eq!(sniff(b"%PDF-1.7", "photo.jpg").1, "application/pdf");
        assert_eq!(
            sniff(b"\0\0\0\x18ftypheic", "x"),
            (Kind::Heif, "image/heic")
        );
        assert_eq!(
            sniff(b"\0\0\0\x18ftypisom", "film.MP4"),
            (Kind::Other, "video/mp4")
        );
        assert_eq!(sniff(b"PK", "Compte rendu.DOCX").1, BY_NAME[1].1);
        assert_eq!(sniff(b"", "sans nom"), (Kind::Other, UNKNOWN));
    }
}
