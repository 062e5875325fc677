//! The allow list: permissive licences and MPL-2.0, which all go with "MIT OR Apache-2.0". Adding one is a decision, not a fix.

pub const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "NCSA",
    "OFL-1.1",
    "OpenSSL",
    "Python-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
];

/// A package (by name), a licence that is let through for it alone, and why.
pub const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "sqlcipher-src",
        "blessing",
        "SQLite's own sources: dedicated to the public domain",
    ),
    (
        "sqlcipher-src",
        "WTFPL",
        "libtomcrypt, in the archive but not compiled: SQLCipher is built on OpenSSL; no condition either way",
    ),
];

/// Whether this package may be under this single licence.
pub fn is_allowed(package: &str, licence: &str) -> bool {
    let excepted = |(p, l, _): &(&str, &str, &str)| *p == package && *l == licence;
    LICENCES.contains(&licence) || EXCEPTIONS.iter().any(excepted)
}
