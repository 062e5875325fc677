//! What seeds found about who opens the folder, by name.

use simulation::acts;
use simulation::secrets::{self, Role};

use crate::scripts::{holds, names, save, sync, world};

/// Found beside seed 186: somebody who did not know that the key was renewed changed the passphrase twice. His change counted more than the
/// renewal's, whose passphrase it replaced, and knew only the old key: nobody could come in any more.
#[test]
fn a_change_that_did_not_know_of_a_renewal_locks_nobody_out() {
    let mut world = world(4);
    acts::take_out(&mut world, 0, 3, false).unwrap();
    // The renewal is on its way.
    for _ in 0..2 {
        acts::change_passphrase(&mut world, 1).unwrap();
    }
    holds(&mut world);
    let folder = world.folder(0);
    let texts = world.secrets.typed();
    let opens = texts
        .iter()
        .filter(|text| secrets::opens(&*folder, text).is_some());
    assert_eq!(opens.count(), 1, "the renewal's, and no other");
}

/// Seed 132: a recovery key that was made while the key was renewed elsewhere opened the old key only.
#[test]
fn a_recovery_key_that_did_not_know_of_a_renewal_opens_the_folder() {
    let mut world = world(4);
    acts::take_out(&mut world, 0, 3, false).unwrap();
    acts::make_recovery(&mut world, 1).unwrap();
    holds(&mut world);
    let known = world.secrets.known.iter();
    let recovery: Vec<&str> = known
        .filter(|secret| secret.role == Role::Recovery)
        .map(|secret| secret.text.as_str())
        .collect();
    let folder = world.folder(0);
    let opens = |text: &str| secrets::opens(&*folder, text).map(|keys| keys.epoch());
    assert_eq!((opens(recovery[0]), opens(recovery[1])), (None, Some(2)));
}

/// Seed 1321: of the two key files under the new passphrase only the one of the new key had arrived. The newcomer came in, was asked no
/// more, and never read what was written before.
#[test]
fn a_newcomer_waits_for_every_key() {
    let mut world = world(3);
    save(&mut world, 0, None, "Canal");
    sync(&mut world, 0);
    acts::take_out(&mut world, 0, 2, false).unwrap();
    sync(&mut world, 0);
    let keys: Vec<String> = {
        let cloud = world.cloud.lock().unwrap();
        let files = cloud.central.files.keys();
        let keys = files.filter(|path| path.starts_with("k/") && path.ends_with(".age"));
        keys.cloned().collect()
    };
    for late in keys {
        let new = world.add_laptop();
        world.laptops[new].joined = true;
        let view = world.laptops[new].made.view;
        let lacks = {
            let mut cloud = world.cloud.lock().unwrap();
            cloud.views[view].tree.files.remove(&late).unwrap()
        };
        if world.sync(new).unwrap().is_none() {
            let tree = &mut world.cloud.lock().unwrap().views[view].tree;
            tree.files.insert(late, lacks);
        }
        sync(&mut world, new);
        assert_eq!(names(&world, new), ["Canal"]);
    }
    holds(&mut world);
}

/// Whoever was left out of a new key stays out when somebody else renews it for another reason.
#[test]
fn a_laptop_that_left_is_not_let_in_by_the_next_renewal() {
    let mut world = world(4);
    save(&mut world, 0, None, "Canal");
    acts::take_out(&mut world, 0, 3, true).unwrap();
    for n in [0, 1, 2, 0, 1, 2] {
        sync(&mut world, n);
    }
    acts::renew(&mut world, 1, &[], false).unwrap();
    assert!(!world.secrets.left[0].readmitted);
    holds(&mut world);
}

/// A backup from before a renewal keeps the keys of now when it is restored, wherever the power fails.
#[test]
fn a_restore_keeps_the_keys_of_now() {
    for steps in [u32::MAX >> 1, 2, 4, 6, 8, 10, 12] {
        let mut world = world(3);
        acts::make_backup(&mut world, 0).unwrap();
        acts::take_out(&mut world, 1, 2, true).unwrap();
        sync(&mut world, 0);
        let key = |world: &mut simulation::World| secrets::keys(world, 0).unwrap();
        let before = key(&mut world);
        world.laptops[0].power.fail_after(steps);
        acts::restore_backup(&mut world, 0).unwrap();
        assert_eq!(key(&mut world), before, "cut at step {steps}");
    }
}

/// Two laptops renew the key at once, each without another one: one more renewal settles it.
#[test]
fn two_renewals_at_once_are_settled_by_one_more() {
    let mut world = world(5);
    acts::take_out(&mut world, 0, 3, true).unwrap();
    acts::take_out(&mut world, 1, 4, true).unwrap();
    assert!(world.secrets.left[1].readmitted);
    holds(&mut world);
    let keys = secrets::keys(&mut world, 2).unwrap();
    assert_eq!((keys.epoch(), keys.is_disputed()), (3, false));
}
