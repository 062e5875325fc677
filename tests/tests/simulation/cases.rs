//! What seeds found, by name. The seed is the one of the day: it found this under the table of acts of that day.

use app::library;
use simulation::World;
use simulation::acts::{self, Way};
use simulation::cloud::Harm;
use simulation::laws;

use simulation::world::Setting;

use crate::scripts::{erase, holds, names, save, sync, visit, world, world_in, write};

/// Seed 1309 (and 1443, 1566): a library is removed on one laptop and renamed on another, so that it stays in sight with a question.
/// The next edit had seen both, replaced the edit that stood against the removal, and the library vanished under it.
#[test]
fn an_edit_of_a_disputed_row_keeps_it_in_sight() {
    let mut world = world(2);
    let id = save(&mut world, 0, None, "Canal");
    sync(&mut world, 0);
    sync(&mut world, 1);
    world
        .act(0, "removes", |app| library::delete(app, id))
        .unwrap();
    save(&mut world, 1, Some(id), "Canal nord");
    sync(&mut world, 0);
    sync(&mut world, 1);
    sync(&mut world, 0);
    assert_eq!(names(&world, 0), ["Canal nord"]);
    save(&mut world, 0, Some(id), "Canal sud");
    assert_eq!(names(&world, 0), ["Canal sud"]);
    sync(&mut world, 0);
    sync(&mut world, 1);
    assert_eq!(names(&world, 1), ["Canal sud"]);
    holds(&mut world);
}

/// Seed 1576 (and 1316): a power cut left a piece of a batch under its very name, and every later sync stopped at
/// `folder_file_exists`: the laptop published nothing any more.
#[test]
fn a_torn_batch_under_its_own_name_is_replaced() {
    let mut torn = 0;
    for steps in 0..90 {
        let mut world = world(2);
        save(&mut world, 0, None, "Canal");
        world.laptops[0].power.fail_after(steps);
        if world.sync(0).unwrap().is_some() {
            break;
        }
        torn += 1;
        holds(&mut world);
        assert!(
            names(&world, 1).contains(&"Canal".to_owned()),
            "cut at step {steps}"
        );
    }
    assert!(torn > 20, "only {torn} cuts");
}

/// The whole machine goes back to an older day, its mirror with it, and writes on: one sequence with two contents.
#[test]
fn a_machine_that_goes_back_in_time_keeps_both_of_its_futures() {
    let mut world = world(3);
    save(&mut world, 0, None, "Avant");
    sync(&mut world, 0);
    acts::back_up(&mut world, 0).unwrap();
    save(&mut world, 0, None, "Premier avenir");
    sync(&mut world, 0);
    sync(&mut world, 1);
    acts::restore(&mut world, 0, Way::Machine).unwrap();
    save(&mut world, 0, None, "Second avenir");
    // It publishes before its mirror has brought what it had published itself.
    assert!(world.sync(0).unwrap().is_some());
    world.cloud.lock().unwrap().flush();
    holds(&mut world);
    for n in world.active() {
        let names = names(&world, n);
        for name in ["Avant", "Premier avenir", "Second avenir"] {
            assert!(
                names.contains(&name.to_owned()),
                "laptop {n} shows {names:?}"
            );
        }
    }
}

#[test]
fn every_way_to_put_a_backup_back_keeps_what_others_have() {
    for way in [Way::InPlace, Way::NewFile, Way::Machine] {
        let mut world = world(2);
        acts::back_up(&mut world, 0).unwrap();
        save(&mut world, 0, None, "Partagé");
        sync(&mut world, 0);
        sync(&mut world, 1);
        acts::restore(&mut world, 0, way).unwrap();
        save(&mut world, 0, None, "Depuis");
        holds(&mut world);
        let names = names(&world, 0);
        assert!(names.contains(&"Partagé".to_owned()), "{way:?}: {names:?}");
    }
}

#[test]
fn a_copied_laptop_and_its_original_both_go_on() {
    let mut world = world(2);
    save(&mut world, 0, None, "Avant");
    let twin = acts::copy(&mut world, 0).unwrap();
    save(&mut world, 0, None, "Original");
    save(&mut world, twin, None, "Copie");
    holds(&mut world);
}

#[test]
fn every_harm_to_every_file_is_mended() {
    for harm in [Harm::Truncate, Harm::Empty, Harm::Zeros, Harm::Flip] {
        let mut world = world(2);
        save(&mut world, 0, None, "Canal");
        sync(&mut world, 0);
        let files: Vec<String> = {
            let cloud = world.cloud.lock().unwrap();
            let files = cloud
                .central
                .files
                .keys()
                .filter(|path| path.starts_with("d/"));
            files.cloned().collect()
        };
        for path in files {
            acts::damage(&mut world, &path, harm);
        }
        holds(&mut world);
        assert!(names(&world, 1).contains(&"Canal".to_owned()), "{harm:?}");
    }
}

/// Seed 585 (and 730): a note that was written while its visit was erased elsewhere arrives whole, so that nothing of its history is
/// missing, and came back.
#[test]
fn a_whole_note_that_comes_after_its_erasure_stays_erased() {
    let mut world = world(2);
    let library = save(&mut world, 0, None, "Canal");
    let id = visit(&mut world, 0, library);
    sync(&mut world, 0);
    sync(&mut world, 1);
    write(&mut world, 1, id);
    erase(&mut world, 0, &format!("visit/{id}"));
    sync(&mut world, 1);
    sync(&mut world, 0);
    holds(&mut world);
}

/// Seed 879: a copy shares a former name with its original, took the original's newer snapshot for an old one of its own, and removed it:
/// a newcomer found neither that nor the batches that it had replaced.
#[test]
fn a_copied_laptop_leaves_the_snapshots_of_its_original_alone() {
    let mut world = world_in(Setting {
        gather_at: 3,
        ..Setting::still(2)
    });
    let some = |world: &mut World, n: usize, count: usize| {
        for _ in 0..count {
            save(world, n, None, "Canal");
            sync(world, n);
        }
    };
    some(&mut world, 0, 5);
    let twin = acts::copy(&mut world, 0).unwrap();
    some(&mut world, twin, 5);
    for n in [0, 1, twin] {
        sync(&mut world, n);
    }
    some(&mut world, 0, 5);
    for n in [1, 0, 1, twin, 0, twin] {
        sync(&mut world, n);
    }
    let before = names(&world, 0).len();
    let new = world.add_laptop();
    world.laptops[new].joined = true;
    sync(&mut world, new);
    assert_eq!(names(&world, new).len(), before);
    holds(&mut world);
}

/// A backup is restored by the application, which goes on in the same process: what was written since has its numbers already, and what is
/// written now must not get the same ones.
#[test]
fn a_note_goes_on_after_a_restore_in_the_same_process() {
    let mut world = world(2);
    let library = save(&mut world, 0, None, "Canal");
    let id = visit(&mut world, 0, library);
    write(&mut world, 0, id);
    acts::make_backup(&mut world, 0).unwrap();
    write(&mut world, 0, id);
    sync(&mut world, 0);
    sync(&mut world, 1);
    acts::restore_backup(&mut world, 0).unwrap();
    write(&mut world, 0, id);
    holds(&mut world);
    let shown = world.note_words(0, id).unwrap();
    assert_eq!(shown.len(), 3, "{shown:?}");
}

/// An erasure that no folder has heard of outlives the restore of a backup from before it, wherever the power fails.
#[test]
fn an_erasure_outlives_a_restore() {
    let mut cuts = 0;
    for steps in 0..60 {
        let mut world = world(2);
        let library = save(&mut world, 0, None, "Canal");
        let id = visit(&mut world, 0, library);
        write(&mut world, 0, id);
        for n in [0, 1] {
            sync(&mut world, n);
        }
        acts::make_backup(&mut world, 0).unwrap();
        erase(&mut world, 0, &format!("visit/{id}"));
        world.laptops[0].power.fail_after(steps);
        acts::restore_backup(&mut world, 0).unwrap();
        laws::rest(&mut world).unwrap();
        for n in [0, 1] {
            assert_eq!(world.note_words(n, id), None, "cut at step {steps}");
        }
        let told = world.told.as_ref().unwrap();
        if told.iter().any(|line| line == "0 restores a backup") {
            break;
        }
        cuts += 1;
    }
    assert!((5..60).contains(&cuts), "{cuts} cuts");
}
