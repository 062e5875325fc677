//! What is a part of something erased goes with it, wherever and whenever it was written: a photo of an erased visit, a version of
//! an erased draft, a response of an erased survey.

use app::domain::id::{DraftId, LibraryId, PhotoId, VisitId};
use app::erasure::types::EraseAsk;
use app::history::types::VersionAdd;
use app::photo::types::{PhotoDrop, PhotoEdit};
use app::{erasure, exchange, history, photo};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::erasure::holding;
use crate::support::{Laptop, files, pair, settle};

fn erase(laptop: &Laptop, entity: String) {
    let ask = EraseAsk {
        entities: vec![entity],
        reason: "demande reçue".to_owned(),
    };
    erasure::erase(&laptop.app, ask).unwrap();
}

fn attach(laptop: &Laptop, visit: VisitId, caption: &str) -> PhotoId {
    let args = PhotoDrop {
        visit,
        name: "note.txt".to_owned(),
        bytes: STANDARD.encode("quelques mots"),
        caption: caption.to_owned(),
        keep_position: false,
    };
    photo::add_bytes(&laptop.app, args).unwrap().id
}

fn photos(laptop: &Laptop) -> usize {
    photo::list(&laptop.app, None).unwrap().len()
}

fn begun(claire: &Laptop) -> (LibraryId, VisitId) {
    let library = claire.library("Canal");
    (library, claire.visit(library, "2026-11-24"))
}

#[test]
fn a_photo_that_was_added_elsewhere_while_its_visit_was_erased_goes_too() {
    let (claire, hugo, folder) = pair();
    let (_, visit) = begun(&claire);
    let lea = Laptop::new("Léa");
    settle(&[&claire, &hugo, &lea], folder.path());
    // Hugo adds it, and Léa has it and says something of it, before either hears.
    let id = attach(&hugo, visit, "canari-31af sur la façade");
    settle(&[&hugo, &lea], folder.path());
    erase(&claire, format!("visit/{visit}"));
    let edit = PhotoEdit {
        id,
        name: "note.txt".to_owned(),
        caption: "canari-31af, mieux dit".to_owned(),
    };
    photo::edit(&lea.app, edit).unwrap();
    assert_eq!(photos(&lea), 1);
    settle(&[&claire, &hugo, &lea], folder.path());
    settle(&[&lea, &claire, &hugo], folder.path());
    for laptop in [&claire, &hugo, &lea] {
        assert_eq!(photos(laptop), 0);
        assert_eq!(laptop.digest(), hugo.digest());
        assert_eq!(
            photo::bytes(&laptop.app, id).unwrap_err().code,
            "entity_unknown"
        );
        exchange::rebuild(&laptop.app).unwrap();
        assert_eq!(laptop.digest(), hugo.digest());
        assert_eq!(erasure::register(&laptop.app).unwrap().len(), 1);
    }
    assert_eq!(holding(folder.path(), "canari-31af"), [""; 0]);
    assert!(files(folder.path(), ".p").is_empty(), "nor in the folder");
    // Who joins later reads only what is left of its records, and must not make a photo of a late word about it.
    let noe = Laptop::new("Noé");
    settle(&[&noe, &claire, &hugo, &lea], folder.path());
    assert_eq!(noe.digest(), hugo.digest());
    assert_eq!(photos(&noe), 0);
}

#[test]
fn a_late_word_about_such_a_photo_makes_no_photo_of_it_again() {
    let (claire, hugo, folder) = pair();
    let (_, visit) = begun(&claire);
    let lea = Laptop::new("Léa");
    settle(&[&claire, &hugo, &lea], folder.path());
    let id = attach(&hugo, visit, "canari-77d0");
    settle(&[&hugo, &lea], folder.path());
    erase(&claire, format!("visit/{visit}"));
    settle(&[&claire, &hugo], folder.path());
    // Noé joins when the visit and its photo are erased already; then Léa, who has not heard, speaks.
    let noe = Laptop::new("Noé");
    settle(&[&noe, &claire], folder.path());
    let edit = PhotoEdit {
        id,
        name: "note.txt".to_owned(),
        caption: "canari-77d0, tard".to_owned(),
    };
    photo::edit(&lea.app, edit).unwrap();
    settle(&[&lea, &noe, &claire, &hugo], folder.path());
    for laptop in [&noe, &claire, &hugo, &lea] {
        assert_eq!(photos(laptop), 0);
        assert_eq!(laptop.digest(), hugo.digest());
        exchange::rebuild(&laptop.app).unwrap();
        assert_eq!(laptop.digest(), hugo.digest());
    }
    assert_eq!(holding(folder.path(), "canari-77d0"), [""; 0]);
}

#[test]
fn a_version_that_was_named_elsewhere_goes_with_its_draft_and_other_work_at_the_library_stays() {
    let (claire, hugo, folder) = pair();
    let (library, _) = begun(&claire);
    let draft: DraftId = claire.draft(library, false);
    settle(&[&claire, &hugo], folder.path());
    erase(&claire, format!("draft/{draft}"));
    let args = VersionAdd {
        of: format!("draft/{draft}"),
        name: "canari-90be".to_owned(),
        act: None,
    };
    history::add_version(&hugo.app, args).unwrap();
    // What is only at the same library is nobody's part.
    let kept = hugo.draft(library, false);
    settle(&[&hugo, &claire], folder.path());
    for laptop in [&claire, &hugo] {
        assert_eq!(laptop.digest(), hugo.digest());
        let of = format!("draft/{draft}");
        assert!(history::versions(&laptop.app, of).map_or(true, |rows| rows.is_empty()));
        assert_eq!(laptop.show(kept).id, kept);
        exchange::rebuild(&laptop.app).unwrap();
        assert_eq!(laptop.digest(), hugo.digest());
    }
    assert_eq!(holding(folder.path(), "canari-90be"), [""; 0]);
}

#[test]
fn nothing_is_attached_to_what_was_erased_here() {
    let laptop = Laptop::new("Claire");
    let (_, visit) = begun(&laptop);
    erase(&laptop, format!("visit/{visit}"));
    let args = PhotoDrop {
        visit,
        name: "note.txt".to_owned(),
        bytes: STANDARD.encode("quelques mots"),
        caption: String::new(),
        keep_position: false,
    };
    assert_eq!(
        photo::add_bytes(&laptop.app, args).unwrap_err().code,
        "entity_unknown"
    );
    assert_eq!(photos(&laptop), 0);
}
