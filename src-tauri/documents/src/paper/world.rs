//! What Typst sees: the template, the questionnaire as JSON, the codes, and five fonts. Nothing else: no disk, no network, no clock.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("../../../../assets/paper/questionnaire.typ");

/// Atkinson Hyperlegible Next and Noto Sans Arabic (OFL 1.1; the licences lie beside them).
const FONTS: [&[u8]; 5] = [
    include_bytes!("../../../../assets/paper/fonts/AtkinsonHyperlegibleNext_400Regular.ttf"),
    include_bytes!("../../../../assets/paper/fonts/AtkinsonHyperlegibleNext_400Regular_Italic.ttf"),
    include_bytes!("../../../../assets/paper/fonts/AtkinsonHyperlegibleNext_700Bold.ttf"),
    include_bytes!("../../../../assets/paper/fonts/NotoSansArabic_400Regular.ttf"),
    include_bytes!("../../../../assets/paper/fonts/NotoSansArabic_700Bold.ttf"),
];

struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

/// Read once a run: parsing the library and the fonts takes longer than a sheet.
static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS
        .into_iter()
        .flat_map(|font| Font::iter(Bytes::new(font)))
        .collect();
    Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

pub(super) struct Desk {
    main: Source,
    files: HashMap<FileId, Bytes>,
}

impl Desk {
    /// The template with these files beside it.
    pub(super) fn new(files: Vec<(String, Vec<u8>)>) -> Option<Self> {
        let main = Source::new(id("questionnaire.typ")?, TEMPLATE.to_owned());
        let files = files
            .into_iter()
            .map(|(name, bytes)| Some((id(&name)?, Bytes::new(bytes))))
            .collect::<Option<_>>()?;
        Some(Self { main, files })
    }
}

fn id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
