//! Named examples for each jurisdiction, derived by a second reader from the law and not from the program.
//!
//! `tests/examples/XX.yaml` says who, how old, which act and circumstances, then the verdict and the citation that decides
//! it. Every example is a test of its own: `cargo test --test examples -- "KE"`.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops where a value is not what it says")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kindlex::assess::{ActFinding, Law, act};
use kindlex::dataset::Dataset;
use kindlex::model::date::Date;
use kindlex::model::jurisdiction::Jurisdiction;
use kindlex::model::scalar::Many;
use kindlex::model::scenario::{Act, Circumstances, Person, Scenario};
use kindlex::model::truth::{Lack, Truth};
use kindlex::model::verdict::{Answer, Verdict};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    jurisdiction: String,
    examples: Vec<Example>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    name: String,
    people: BTreeMap<String, Person>,
    act: Act,
    #[serde(default)]
    context: Vec<Act>,
    #[serde(default)]
    circumstances: Circumstances,
    #[serde(default)]
    date: Option<Date>,
    verdict: String,
    #[serde(default)]
    best: Option<String>,
    #[serde(default)]
    worst: Option<String>,
    #[serde(default)]
    unknown: Vec<String>,
    #[serde(default)]
    decides: Many<String>,
}

impl Example {
    fn run(&self, record: &Jurisdiction) -> Result<(), Failed> {
        let scenario = Scenario {
            people: self.people.clone(),
            acts: std::iter::once(&self.act).chain(&self.context).cloned().collect(),
            circumstances: self.circumstances,
            date: self.date,
            ..Scenario::default()
        };
        let situations = scenario.situations().map_err(|faults| format!("the example is no scenario: {faults:?}"))?;
        let finding = act(&Law::new(record, self.date), &situations[0]);
        let answer = finding.outcome.answer;
        if answer.word() != self.verdict {
            return Err(format!("the law gives `{}`, the program `{}`\n{}", self.verdict, show(answer), trace(record, &finding)).into());
        }
        if let Answer::Depends(interval) = answer {
            let ends = (interval.best.word(), interval.worst.word());
            let wanted = (self.best.as_deref().unwrap_or(ends.0), self.worst.as_deref().unwrap_or(ends.1));
            if ends != wanted {
                return Err(format!(
                    "the law gives from {} to {}, the program {}\n{}",
                    wanted.0,
                    wanted.1,
                    show(answer),
                    trace(record, &finding)
                )
                .into());
            }
            for question in &self.unknown {
                let named = finding.unknowns.iter().any(|unknown| matches!(unknown.lack, Lack::Answer(asked) if asked.word() == question));
                if !named {
                    return Err(format!("`{question}` is not named among what is unknown\n{}", trace(record, &finding)).into());
                }
            }
        }
        let deciding = deciding(record, &finding);
        for cite in self.decides.iter() {
            if !deciding.iter().any(|known| known.contains(cite.as_str()) || cite.contains(known.as_str())) {
                return Err(format!("`{cite}` does not decide; these do: {deciding:?}\n{}", trace(record, &finding)).into());
            }
        }
        Ok(())
    }
}

/// The citations that a finding rests on: of offences and protections that leave its worst verdict, or its best one.
fn deciding(record: &Jurisdiction, finding: &ActFinding) -> Vec<String> {
    let Some(interval) = finding.outcome.answer.interval() else { return Vec::new() };
    let mut cites = Vec::new();
    if finding.outcome.answer == Answer::Verdict(Verdict::BelowAge) {
        cites.extend(record.ages.criminal_responsibility.as_ref().and_then(|age| age.cite.clone()));
    }
    for step in finding.trace.offences.iter().filter(|step| step.reaches.may_hold()) {
        let offence = &record.offences[step.offence];
        if step.leaves.worst == interval.worst {
            cites.push(offence.cite.clone());
        }
        for step in finding.trace.protections_of(step).iter().filter(|step| step.holds.may_hold()) {
            if step.leaves.best == interval.best || step.leaves.worst == interval.worst {
                cites.push(record.protections[step.protection].cite.clone());
            }
        }
    }
    cites
}

fn show(answer: Answer) -> String {
    match answer {
        Answer::Depends(interval) => format!("depends, from {} to {}", interval.best, interval.worst),
        other => other.word().to_owned(),
    }
}

fn trace(record: &Jurisdiction, finding: &ActFinding) -> String {
    let mut text = String::new();
    let mut line = |depth: usize, cite: &str, truth: Truth, rest: String| {
        text.push_str(&format!("{}{}: {cite}{rest}\n", "  ".repeat(depth), truth.word()))
    };
    for step in &finding.trace.offences {
        let offence = &record.offences[step.offence];
        line(1, &offence.cite, step.reaches, format!(" -> {}", show(Answer::from_interval(step.leaves))));
        for (condition, truth) in offence.requires.conditions().zip(finding.trace.conditions_of(&step.conditions)) {
            line(2, &condition.says(), *truth, String::new());
        }
        for step in finding.trace.protections_of(step) {
            let protection = &record.protections[step.protection];
            line(2, &protection.cite, step.holds, format!(" -> {}", show(Answer::from_interval(step.leaves))));
            for (condition, truth) in protection.requires.conditions().zip(finding.trace.conditions_of(&step.conditions)) {
                line(3, &condition.says(), *truth, String::new());
            }
        }
    }
    text
}

fn main() {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/examples");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("tests/examples is there").map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    let mut trials = Vec::new();
    let mut covered = BTreeMap::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("readable");
        let parsed: File = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        covered.insert(parsed.jurisdiction.clone(), parsed.examples.len());
        for example in parsed.examples {
            let id = parsed.jurisdiction.clone();
            let name = format!("{id}: {}", example.name);
            trials.push(Trial::test(name, move || {
                let record = Dataset.jurisdiction(&id).ok_or_else(|| format!("there is no record {id}"))?;
                example.run(&record)
            }));
        }
    }
    trials.push(Trial::test("every jurisdiction of the first thirty has at least five examples", move || {
        let first =
            "DE AT CH EE NO SE DK FR BE IE GB-EAW GB-SCT CA AU AU-VIC AU-NSW AU-TAS ZA KE IN PH JP KR CL BR US US-TX US-NE US-WA US-NY";
        let thin: Vec<&str> = first.split(' ').filter(|id| covered.get(*id).is_none_or(|count| *count < 5)).collect();
        if thin.is_empty() { Ok(()) } else { Err(format!("too few examples: {thin:?}").into()) }
    }));
    libtest_mimic::run(&arguments, trials).exit();
}
