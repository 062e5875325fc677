//! `rythme-simulate`: runs seeds and says which invariant a seed violates. `cargo xtask simulate` builds it and calls it.

use std::io::Write as _;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use simulation::{Outcome, run};

const USAGE: &str = "rythme-simulate [--seeds N] [--from S] [--jobs J] [--keep-going] [--tell]";

struct Wishes {
    seeds: u64,
    from: u64,
    jobs: u64,
    keep_going: bool,
    tell: bool,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some(wishes) = wishes(&args) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let began = Instant::now();
    let violated = if wishes.jobs > 1 {
        share(&wishes)
    } else {
        seeds(&wishes)
    };
    let seconds = began.elapsed().as_secs_f64();
    if wishes.jobs > 0 {
        let rate = wishes.seeds as f64 / seconds;
        println!(
            "{} seeds in {seconds:.1} s: {rate:.1} a second",
            wishes.seeds
        );
    }
    if violated {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn wishes(args: &[String]) -> Option<Wishes> {
    let mut wishes = Wishes {
        seeds: 1_000,
        from: 1,
        jobs: 1,
        keep_going: false,
        tell: false,
    };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|text| text.parse::<u64>().ok());
        match arg.as_str() {
            "--seeds" => wishes.seeds = number()?,
            "--from" => wishes.from = number()?,
            "--jobs" => wishes.jobs = number()?,
            "--keep-going" => wishes.keep_going = true,
            "--tell" => wishes.tell = true,
            _ => return None,
        }
    }
    Some(wishes)
}

/// Runs seeds one after the other; true when one violates an invariant.
fn seeds(wishes: &Wishes) -> bool {
    let mut violated = false;
    let mut records = 0;
    for seed in wishes.from..wishes.from + wishes.seeds {
        let ended = run(seed, wishes.tell);
        records += ended.records;
        for line in &ended.told {
            println!("  {line}");
        }
        if wishes.tell {
            println!("  trace {:016x}", ended.trace);
        }
        let Outcome::Violated(violation) = ended.outcome else {
            continue;
        };
        violated = true;
        println!("seed {seed} violates {violation}");
        println!("  again, step by step: cargo xtask simulate --seeds 1 --from {seed} --tell");
        // Whoever waits for this output may be gone.
        let _ = std::io::stdout().flush();
        if !wishes.keep_going {
            break;
        }
    }
    if wishes.jobs == 1 {
        println!("{records} acknowledged records");
    }
    violated
}

/// Runs ranges of seeds in processes of their own: each simulation has one thread.
fn share(wishes: &Wishes) -> bool {
    let program = std::env::current_exe().expect("a program knows its own path");
    let each = wishes.seeds.div_ceil(wishes.jobs);
    let mut children = Vec::new();
    for job in 0..wishes.jobs {
        let from = wishes.from + job * each;
        let end = (from + each).min(wishes.from + wishes.seeds);
        if end <= from {
            continue;
        }
        let mut command = Command::new(&program);
        command
            .args(["--jobs", "0", "--seeds", &(end - from).to_string()])
            .args(["--from", &from.to_string()])
            .stdin(Stdio::null());
        if wishes.keep_going {
            command.arg("--keep-going");
        }
        if wishes.tell {
            command.arg("--tell");
        }
        children.push(command.spawn().expect("the program starts once more"));
    }
    let mut violated = false;
    for mut child in children {
        violated |= !child.wait().is_ok_and(|status| status.success());
    }
    violated
}
