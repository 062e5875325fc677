//! One draft alone by .valise: it goes, is edited, comes back; to the same space and to another; and is erased.

use app::domain::week::Day;
use app::erasure::types::EraseAsk;
use app::exchange::valise;
use app::exchange::valise::types::ValiseSpace;
use app::{erasure, exchange};

use super::erasure::holding;
use super::seen::everything;
use super::support::{Laptop, PASSPHRASE, pair, settle};
use super::valise::{Stick, export, import, look, refusal, send_draft, stranger, with};

const ONCE: &str = "une phrase pour cette valise";

#[test]
fn a_draft_goes_and_comes_back_without_a_false_question_and_nothing_is_doubled() {
    let stick = Stick::new();
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    let drawn = claire.draft(library, false);
    let slot = claire.add_slot(drawn, Day::Tue, 840, 1080);
    // Work of the day besides: it stays at home.
    let visit = claire.visit(library, "2026-09-15");
    claire.rename(library, None, Some("12 quai du Canal"));
    let there = stick.file("aller.valise");
    let sent = send_draft(&claire, &there, drawn, "");
    assert_eq!(
        (sent.draft.as_deref(), sent.batches),
        (Some("Septembre"), 0)
    );

    let seen = look(&hugo, &there, "").unwrap();
    assert_eq!(seen.space, ValiseSpace::Ours);
    assert_eq!(seen.draft.as_ref().unwrap().library, "Canal");
    let done = import(&hugo, &there);
    assert_eq!((done.draft, done.questions), (Some(drawn), 0));
    assert_eq!(hugo.slot(drawn, slot).unwrap().by, "Claire");
    assert!(app::visit::get(&hugo.app, visit).is_err(), "one draft only");
    hugo.move_slot(slot, Day::Tue, 900, 1140);
    let added = hugo.add_slot(drawn, Day::Wed, 600, 720);
    hugo.rename(library, Some("Canal nord"), None);

    let back = stick.file("retour.valise");
    send_draft(&hugo, &back, drawn, "");
    // Meanwhile Claire goes on.
    let other = claire.add_slot(drawn, Day::Fri, 600, 720);
    let seen = look(&claire, &back, "").unwrap();
    assert_eq!((seen.raised, seen.people[0].by.as_str()), (0, "Hugo"));
    assert_eq!(import(&claire, &back).questions, 0);
    assert_eq!(claire.slot(drawn, slot).unwrap().start, 900);
    assert_eq!(claire.show(drawn).slots.len(), 3);
    claire.move_slot(added, Day::Wed, 600, 780);

    settle(&[&hugo, &claire], folder.path());
    assert_eq!(claire.digest(), hugo.digest());
    assert_eq!(everything(&claire.app), everything(&hugo.app));
    assert!(claire.questions().is_empty(), "{:?}", claire.questions());
    let slots: Vec<_> = hugo.show(drawn).slots.iter().map(|slot| slot.id).collect();
    assert_eq!(slots.len(), 3);
    assert!([slot, added, other].iter().all(|id| slots.contains(id)));
    // The journal alone makes all of that again, and a third laptop reads it in whatever order.
    for laptop in [&claire, &hugo] {
        let before = (everything(&laptop.app), laptop.digest());
        exchange::rebuild(&laptop.app).unwrap();
        assert_eq!((everything(&laptop.app), laptop.digest()), before);
    }
    let lea = Laptop::new("Léa");
    settle(&[&lea, &claire, &hugo], folder.path());
    assert_eq!(lea.digest(), claire.digest());
}

#[test]
fn whoever_has_applied_as_much_holds_as_much_before_the_batches_of_a_draft_arrive() {
    let stick = Stick::new();
    let (claire, hugo, folder) = pair();
    let lea = Laptop::new("Léa");
    let library = claire.library("Canal");
    settle(&[&claire, &hugo, &lea], folder.path());
    let drawn = claire.draft(library, false);
    let slot = claire.add_slot(drawn, Day::Tue, 840, 1080);
    send_draft(&claire, &stick.file("a.valise"), drawn, "");
    import(&hugo, &stick.file("a.valise"));
    hugo.move_slot(slot, Day::Tue, 900, 1140);
    // Hugo shares before Claire does: Léa sees the draft through Hugo, answers, and nobody is asked anything.
    settle(&[&hugo, &lea], folder.path());
    assert_eq!(lea.digest(), hugo.digest());
    assert_eq!(lea.slot(drawn, slot).unwrap().start, 900);
    lea.move_slot(slot, Day::Thu, 900, 1140);
    settle(&[&lea, &claire, &hugo], folder.path());
    for laptop in [&claire, &hugo, &lea] {
        assert!(laptop.questions().is_empty(), "{:?}", laptop.questions());
        assert_eq!(laptop.slot(drawn, slot).unwrap().day, Day::Thu);
        assert_eq!(laptop.digest(), claire.digest());
    }
}

#[test]
fn two_who_move_one_slot_apart_are_asked_once_and_alike() {
    let stick = Stick::new();
    let (claire, hugo, folder) = pair();
    let drawn = claire.draft(claire.library("Canal"), false);
    let slot = claire.add_slot(drawn, Day::Tue, 840, 1080);
    send_draft(&claire, &stick.file("a.valise"), drawn, "");
    import(&hugo, &stick.file("a.valise"));
    claire.move_slot(slot, Day::Wed, 840, 1080);
    hugo.move_slot(slot, Day::Thu, 840, 1080);
    send_draft(&hugo, &stick.file("b.valise"), drawn, "");
    let seen = look(&claire, &stick.file("b.valise"), "").unwrap();
    assert_eq!(seen.raised, 1);
    assert_eq!(import(&claire, &stick.file("b.valise")).questions, 1);
    settle(&[&hugo, &claire], folder.path());
    assert_eq!((claire.questions().len(), hugo.questions().len()), (1, 1));
    assert_eq!(claire.digest(), hugo.digest());
    let id = hugo.questions()[0].id.clone();
    hugo.resolve(&id, "mine");
    settle(&[&hugo, &claire], folder.path());
    assert!(claire.questions().is_empty());
    assert_eq!(claire.slot(drawn, slot).unwrap().day, Day::Thu);
}

#[test]
fn a_draft_goes_to_another_space_and_comes_back_and_the_spaces_stay_apart() {
    let stick = Stick::new();
    let claire = Laptop::new("Claire");
    let (zoe, yann) = (stranger("Zoé"), stranger("Yann"));
    let folder = tempfile::tempdir().unwrap();
    settle(&[&zoe, &yann], folder.path());
    let ours = tempfile::tempdir().unwrap();
    claire.sync(ours.path());
    let drawn = claire.draft(claire.library("Canal"), false);
    let slot = claire.add_slot(drawn, Day::Tue, 840, 1080);
    let file = stick.file("a.valise");
    send_draft(&claire, &file, drawn, ONCE);
    assert_eq!(refusal(look(&zoe, &file, "")), "valise_closed");
    assert_eq!(
        refusal(look(&zoe, &file, "faux")),
        "valise_wrong_passphrase"
    );
    let seen = look(&zoe, &file, ONCE).unwrap();
    assert_eq!(seen.space, ValiseSpace::Elsewhere);
    valise::import(&zoe.app, &with(&file, ONCE)).unwrap();
    zoe.move_slot(slot, Day::Tue, 900, 1140);
    // Her colleague, who never sees Claire's journal, sees the whole draft.
    settle(&[&zoe, &yann], folder.path());
    assert_eq!(yann.digest(), zoe.digest());
    assert_eq!(yann.show(drawn).slots.len(), 1);
    yann.add_slot(drawn, Day::Wed, 600, 720);
    settle(&[&yann, &zoe], folder.path());

    let back = stick.file("b.valise");
    send_draft(&zoe, &back, drawn, ONCE);
    let seen = look(&claire, &back, ONCE).unwrap();
    assert_eq!((seen.fresh, seen.raised), (2, 0));
    valise::import(&claire.app, &with(&back, ONCE)).unwrap();
    assert_eq!(claire.slot(drawn, slot).unwrap().start, 900);
    assert_eq!(claire.show(drawn).slots.len(), 2);
    claire.sync(ours.path());
    let hugo = Laptop::new("Hugo");
    settle(&[&hugo, &claire], ours.path());
    assert_eq!(hugo.digest(), claire.digest());
    assert!(hugo.questions().is_empty());
    // A whole space is never poured into another.
    let all = stick.file("c.valise");
    export(&claire, &all, None);
    assert_eq!(refusal(look(&zoe, &all, "")), "valise_closed");
    assert_eq!(refusal(look(&zoe, &all, PASSPHRASE)), "valise_other_space");
}

#[test]
fn an_erased_draft_takes_what_a_valise_brought_of_it_along() {
    let stick = Stick::new();
    let (claire, hugo, folder) = pair();
    let library = claire.library("Canal");
    settle(&[&claire, &hugo], folder.path());
    let drawn = claire.draft(library, true);
    let file = stick.file("a.valise");
    send_draft(&claire, &file, drawn, "");
    import(&hugo, &file);
    let ask = EraseAsk {
        entities: vec![format!("draft/{drawn}")],
        reason: "essai".to_owned(),
    };
    erasure::erase(&hugo.app, ask).unwrap();
    assert_eq!(import(&hugo, &file).received, 0, "erased for ever");
    settle(&[&hugo, &claire], folder.path());
    for laptop in [&claire, &hugo] {
        assert!(app::draft::list(&laptop.app).unwrap().is_empty());
        exchange::rebuild(&laptop.app).unwrap();
        assert!(app::draft::list(&laptop.app).unwrap().is_empty());
        assert_eq!(laptop.digest(), claire.digest());
    }
    assert_eq!(holding(folder.path(), "Septembre"), Vec::<String>::new());
}
