//! The bars of the design, as ratios measured in one run: `cargo bench`. Results are kept in `benches/RESULTS.md`.
//!
//! Two things that are compared run in turn, A B A B, and the median of the ratios pair by pair is told: a machine whose
//! speed drifts drifts for both. Nothing here is asserted.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark prints its figures and stops where it cannot measure"
)]

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::Parser;
use kindlex::assess::{AGES, Grid, Law, Trace};
use kindlex::cli::Cli;
use kindlex::dataset::Dataset;
use kindlex::model::jurisdiction::Jurisdiction;
use kindlex::records::check;

/// How often each pair runs.
const PAIRS: usize = 60;
/// This program started with this argument is a clap program that does nothing else: the floor of a look-up.
const EMPTY: &str = "--empty-clap-program";

fn main() {
    let mut args = std::env::args();
    if args.nth(1).as_deref() == Some(EMPTY) {
        let _ = black_box(Cli::try_parse_from(["kindlex", "explain", "KE"]));
        return;
    }
    println!("{:<66} {:>12}", "figure (medians; ratios pair by pair)", "value");
    processes();
    records();
    engine();
}

fn row(what: &str, value: &str) {
    println!("{what:<66} {value:>12}");
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The median ratio of two things, run in turn.
fn ratio(mut a: impl FnMut(), mut b: impl FnMut(), pairs: usize) -> f64 {
    let time = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    time(&mut a);
    time(&mut b);
    median((0..pairs).map(|_| time(&mut a) / time(&mut b)).collect())
}

/// By how many milliseconds the first of two takes longer, run in turn.
fn longer(mut a: impl FnMut(), mut b: impl FnMut(), pairs: usize) -> f64 {
    let time = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64() * 1e3
    };
    time(&mut a);
    time(&mut b);
    median((0..pairs).map(|_| time(&mut a) - time(&mut b)).collect())
}

fn run(program: &Path, arguments: &[&str]) {
    // Read through a pipe, as a script reads it.
    let output = Command::new(program).args(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).output().expect("it runs");
    black_box(output);
}

/// Whole processes: what a person or a script waits for.
fn processes() {
    let kindlex = Path::new(env!("CARGO_BIN_EXE_kindlex"));
    let this = std::env::current_exe().expect("this program");
    let empty = || run(&this, &[EMPTY]);
    for (what, arguments) in [
        ("explain KE / empty clap program (bar 1.1)", &["explain", "KE"][..]),
        ("case / empty clap program (bar 1.1)", &["case"]),
        ("assess US-TX, two layers / empty clap program", &["assess", "US-TX"]),
        ("list, every jurisdiction assessed / empty clap program", &["list"]),
    ] {
        row(what, &format!("{:.2}", ratio(|| run(kindlex, arguments), empty, PAIRS)));
    }
    let eight = ["compare", "KE", "DE", "EE", "CH", "US-TX", "JP", "BR", "AU-VIC"];
    for (what, arguments) in [
        ("list", &["list"][..]),
        ("map, in words", &["map"]),
        ("map, drawn", &["map", "--format", "svg"]),
        ("compare of eight", &eight),
        ("search, three words", &["search", "diversion", "picture", "child"]),
        ("search, a phrase", &["search", "\"own picture\""]),
        ("reform", &["reform", "KE"]),
        ("brief, as a page", &["brief", "KE", "--format", "html"]),
    ] {
        row(&format!("{what}: ms over an empty clap program (bar 5)"), &format!("{:.2}", longer(|| run(kindlex, arguments), empty, PAIRS)));
    }
    if Command::new("tldr").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok() {
        row(
            "explain KE / tldr tar",
            &format!("{:.2}", ratio(|| run(kindlex, &["explain", "KE"]), || run(Path::new("tldr"), &["tar"]), PAIRS)),
        );
    } else {
        row("explain KE / tldr tar", "no tldr here");
    }
}

/// One record: packed against YAML.
fn records() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/jurisdictions/ke.yaml");
    let text = std::fs::read_to_string(&file).expect("the record's file");
    let packed = || {
        for _ in 0..20 {
            black_box(Dataset.jurisdiction("KE"));
        }
    };
    let yaml = || {
        for _ in 0..20 {
            black_box(check::record::<Jurisdiction>(&file, &text).0);
        }
    };
    row("one record: parse its YAML / decode it packed", &format!("{:.0}", ratio(yaml, packed, PAIRS)));
}

/// The engine: acts a second, and every law by every pair of ages.
fn engine() {
    let case = Dataset.case("peer-exchange").expect("the canonical case");
    let situations = case.situations().expect("a sound case");
    let all: Vec<Jurisdiction> = Dataset.jurisdictions().map(|listed| Dataset.jurisdiction(listed.id).expect("listed")).collect();
    let laws: Vec<Law<'_>> = all.iter().map(|record| Law::new(record, None)).collect();
    let mut trace = Trace::default();
    let rate = |rounds: u32, acts: usize, elapsed: Duration| f64::from(rounds) * acts as f64 / elapsed.as_secs_f64() / 1e6;
    let mut rates = Vec::new();
    for _ in 0..15 {
        let start = Instant::now();
        for _ in 0..400 {
            for law in &laws {
                for situation in &situations {
                    black_box(law.assess(black_box(situation), &mut trace));
                }
            }
        }
        rates.push(rate(400, laws.len() * situations.len(), start.elapsed()));
    }
    row("traced act assessments, million a second on one core (bar 3)", &format!("{:.2}", median(rates)));

    let grid = || Grid::new(&case, AGES).expect("a sound case");
    let times = (0..30).map(|_| {
        let start = Instant::now();
        let grid = grid();
        for record in &all {
            black_box(grid.treatment(record));
        }
        start.elapsed().as_secs_f64() * 1e3
    });
    row(&format!("{} jurisdictions x 25 pairs of ages, ms (bar 5 for all)", all.len()), &format!("{:.2}", median(times.collect())));
}
