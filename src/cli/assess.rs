//! `kindlex assess JURISDICTION`: a scenario under a law, with the trace.

use std::io::IsTerminal;
use std::path::Path;

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

use super::{Context, Failure, Output, ask};
use crate::dataset::{Dataset, Words};
use crate::exit::Exit;
use crate::model::age::Age;
use crate::model::fault::Fault;
use crate::model::scenario::{Circumstances, Person, Question, Scenario};
use crate::records::check::{self, text_of};
use crate::views::assess::{Beside, document, json};

/// The case that is assessed where none is named.
const CANONICAL: &str = "peer-exchange";
/// Not knowing is an answer to every question.
const UNKNOWN: &str = "unknown";

/// Assess a scenario under a jurisdiction's law: which offences reach a child, what answers them, what is not known.
///
/// Without anything else it is the case peer-exchange: a couple, one picture, nobody else, every circumstance benign. With
/// --sender and --recipient the same acts are assessed and only what you say is known. With --case it is another case, or a
/// file of your own.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  kindlex assess EE
  kindlex assess Germany --sender 15 --recipient 16 --consent yes
  kindlex assess CL --case partner-takes-picture --age a=15 --age b=13
  kindlex assess US-TX --case passed-on --format json
  kindlex assess KE --ask")]
pub(super) struct Assess {
    /// A code (DE, US-TX), a name or an alias.
    jurisdiction: String,
    /// Age of the child who makes and sends the picture (person a).
    #[arg(long, value_name = "AGE")]
    sender: Option<String>,
    /// Age of the child who receives and keeps it (person b).
    #[arg(long, value_name = "AGE")]
    recipient: Option<String>,
    /// Age of a person of the case, by name; can be given several times.
    #[arg(long, value_name = "NAME=AGE")]
    age: Vec<String>,
    /// A case of the dataset, or a YAML file of your own.
    #[arg(long, value_name = "ID|FILE")]
    case: Option<String>,
    /// Put the questions one by one, on a terminal.
    #[arg(long)]
    ask: bool,
    /// The child shown agreed to everything: making, keeping, sending; and the other one to receiving.
    #[arg(long, value_name = "ANSWER", value_parser = ["yes", "no", UNKNOWN], help_heading = "Circumstances (what is left out is not known)")]
    consent: Option<String>,
    #[command(flatten)]
    answers: Answers,
    #[command(flatten)]
    output: Output,
}

/// One flag a question, made from the table of questions: a new question is a flag without code here.
#[derive(Debug, Default)]
struct Answers(Vec<(Question, String)>);

/// The flag of a question: its key, as flags are written.
fn flag(question: Question) -> String {
    question.word().replace('_', "-")
}

impl Args for Answers {
    fn augment_args(mut command: Command) -> Command {
        for question in Question::ALL {
            let mut words = question.answers();
            let mut arg = Arg::new(question.word())
                .long(clap::builder::Str::from(flag(*question)))
                .value_name("ANSWER")
                .help(Words.question(question.word()))
                .help_heading("Circumstances (what is left out is not known)");
            if !words.is_empty() {
                words.push(UNKNOWN);
                arg = arg.value_parser(words);
            }
            command = command.arg(arg);
        }
        command
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Answers {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = Question::ALL.iter().filter_map(|question| Some((*question, matches.get_one::<String>(question.word())?.clone())));
        Ok(Answers(given.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Assess {
    pub(super) fn run(&self, context: &mut Context) -> Result<Exit, Failure> {
        let (_, record) = context.jurisdiction(&self.jurisdiction)?;
        let whole = context.whole(&record);
        let (mut scenario, name) = self.scenario(context)?;
        self.set_ages(&mut scenario)?;
        if let Some(answer) = &self.consent {
            for question in [Question::ConsentMake, Question::ConsentKeep, Question::ConsentSend, Question::ConsentReceive] {
                answer_to(&mut scenario.circumstances, question, answer)?;
            }
        }
        for (question, answer) in &self.answers.0 {
            answer_to(&mut scenario.circumstances, *question, answer)?;
        }
        if self.ask {
            if !std::io::stdin().is_terminal() {
                return Err(Failure::BadInput(
                    "--ask puts questions to a person: it needs a terminal. Give the answers as flags instead".to_owned(),
                ));
            }
            ask::ask(&mut scenario, &mut std::io::stdin().lock(), &mut std::io::stderr())?;
        }
        let report =
            crate::assess::assess(&scenario, &record, whole.as_ref()).map_err(|faults| Failure::BadInput(lines(&name, &faults)))?;
        let beside = beside(context.dataset);
        context.answer(&self.output, || document(&report, &beside, &Words), || json(&report, &beside))
    }

    /// The scenario that was asked for, and how it is called in messages.
    fn scenario(&self, context: &Context) -> Result<(Scenario, String), Failure> {
        let Some(case) = &self.case else {
            let mut scenario =
                context.dataset.case(CANONICAL).ok_or_else(|| Failure::NotInDataset(format!("there is no case {CANONICAL}")))?;
            if self.sender.is_some() || self.recipient.is_some() || self.ask {
                // Only what was said is known.
                scenario.circumstances = Circumstances::default();
                scenario.title = "one makes and sends their own picture, the other keeps it".to_owned();
                scenario.story = None;
                scenario.help = Vec::new();
            }
            return Ok((scenario, "scenario".to_owned()));
        };
        if let Some(known) = context.dataset.case(case) {
            return Ok((known, case.clone()));
        }
        let path = Path::new(case);
        if !path.exists() {
            let cases: Vec<_> = context.dataset.cases().collect();
            let looks_like_a_file = case.contains(['/', '.', '\\']);
            return Err(if looks_like_a_file {
                Failure::BadInput(format!("{case}: there is no such file"))
            } else {
                super::case::missing(case, &cases)
            });
        }
        let text = text_of(path).map_err(|why| Failure::BadInput(format!("{case}: {why}")))?;
        let (scenario, located, mut findings) = check::record::<Scenario>(path, &text);
        if let Some(scenario) = &scenario {
            findings.extend(check::placed(path, &located, scenario.situations().err().unwrap_or_default()));
        }
        findings.sort();
        match scenario {
            Some(scenario) if findings.is_empty() => Ok((scenario, case.clone())),
            _ => Err(Failure::BadInput(findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))),
        }
    }

    fn set_ages(&self, scenario: &mut Scenario) -> Result<(), Failure> {
        let mut wanted: Vec<(&str, &str, String)> = Vec::new();
        for (name, age, flag) in [("a", &self.sender, "--sender"), ("b", &self.recipient, "--recipient")] {
            wanted.extend(age.as_deref().map(|age| (name, age, format!("{flag} {age}"))));
        }
        for pair in &self.age {
            let (name, age) =
                pair.split_once('=').ok_or_else(|| Failure::BadInput(format!("--age {pair}: write NAME=AGE, such as --age a=15")))?;
            wanted.push((name, age, format!("--age {pair}")));
        }
        for (name, age, flag) in wanted {
            let number: Age = age
                .parse()
                .ok()
                .filter(|age| *age <= 120)
                .ok_or_else(|| Failure::BadInput(format!("{flag}: an age is a whole number of years from 0 to 120")))?;
            let names: Vec<String> = scenario.people.keys().cloned().collect();
            match scenario.people.get_mut(name) {
                Some(person) => {
                    if person.age != Some(number) {
                        // The story tells of other ages.
                        scenario.story = None;
                    }
                    *person = Person { age: Some(number), ..Person::default() };
                }
                None => {
                    return Err(Failure::BadInput(format!("{flag}: there is no person {name} in the case; it has {}", names.join(", "))));
                }
            }
        }
        if self.case.is_none() && self.sender.is_some() != self.recipient.is_some() {
            let missing = if self.sender.is_some() { "--recipient" } else { "--sender" };
            return Err(Failure::BadInput(format!("{missing} is missing: give the ages of both")));
        }
        Ok(())
    }
}

fn answer_to(circumstances: &mut Circumstances, question: Question, answer: &str) -> Result<(), Failure> {
    if answer == UNKNOWN {
        *circumstances = circumstances.without(question);
        return Ok(());
    }
    *circumstances = circumstances
        .with(question, answer)
        .ok_or_else(|| Failure::BadInput(format!("--{} {answer}: a whole number, or {UNKNOWN}", flag(question))))?;
    Ok(())
}

/// The texts of the guidance that stand beside the law.
pub(super) fn beside(dataset: Dataset) -> Beside {
    let topic = |id: &str| dataset.topic(id);
    Beside { help: topic("help"), comfort: topic("comfort"), urgent: topic("urgent"), adult: topic("adult"), instead: topic("instead") }
}

/// Faults of a scenario, a line each.
pub(super) fn lines(name: &str, faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{name}: {fault}")).collect::<Vec<_>>().join("\n")
}
