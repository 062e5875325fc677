//! `rythme-bench`: what sharing costs, beside what the same bytes cost by other ways in the same run. `cargo xtask bench sync` builds
//! and runs it. It measures and prints; it never judges.
#![allow(clippy::unwrap_used)]

mod edits;
mod idle;
mod laptop;
mod memory;
mod notes;
mod others;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["notes", count] => notes::run(count.parse().unwrap()),
        ["idle"] => idle::run(),
        ["edits"] => edits::run(),
        ["memory", count] => memory::run(count.parse().unwrap()),
        // Started by `memory`: a process of its own, whose peak is its own.
        ["child", what, database, folder] => memory::child(what, database, folder),
        // For a profiler: two laptops and a folder that stay, to be looked at with `child pull`.
        ["prepare", dir, count] => notes::prepare(dir.as_ref(), count.parse().unwrap()),
        [] => {
            notes::run(2_000);
            notes::run(10_000);
            idle::run();
            edits::run();
            memory::run(100_000);
        }
        _ => {
            eprintln!("rythme-bench [notes N | idle | edits | memory N]");
            std::process::exit(2);
        }
    }
}
