//! The questions of `assess --ask`, put one by one. Not knowing is always an answer.

use std::io::{self, BufRead, Write};

use super::Failure;
use crate::dataset::Words;
use crate::model::scenario::{Person, Question, Scenario};

/// Questions that nobody is asked: they are answered where a person says more than a report needs.
const NOT_ASKED: [Question; 5] =
    [Question::Medium, Question::MistakenBelief, Question::ActorPressured, Question::WithinHours, Question::Emancipated];

/// Puts the questions and writes the answers into the scenario.
///
/// # Errors
/// If the questions or answers cannot be passed.
pub(super) fn ask(scenario: &mut Scenario, answers: &mut impl BufRead, screen: &mut impl Write) -> Result<(), Failure> {
    writeln!(screen, "Enter alone means: I don't know.\n")?;
    let names: Vec<String> = scenario.people.keys().cloned().collect();
    for name in names {
        let role = match name.as_str() {
            "a" => " (who makes and sends the picture)",
            "b" => " (who receives it)",
            _ => "",
        };
        let now = scenario.people.get(&name).and_then(|person| person.age);
        loop {
            let kept = now.map(|age| format!(" [{age}]")).unwrap_or_default();
            write!(screen, "How old is {name}{role}?{kept} ")?;
            screen.flush()?;
            let Some(line) = next(answers)? else { return Ok(()) };
            if line.is_empty() {
                break;
            }
            match line.parse::<u8>() {
                Ok(age) if age <= 120 => {
                    scenario.people.insert(name.clone(), Person { age: Some(age), ..Person::default() });
                    break;
                }
                _ => writeln!(screen, "  A whole number of years from 0 to 120, please.")?,
            }
        }
    }
    for asked in Question::ALL.iter().filter(|asked| !NOT_ASKED.contains(asked)) {
        if scenario.circumstances.answer(*asked).is_some() {
            continue;
        }
        loop {
            writeln!(screen, "{}", Words.question(asked.word()))?;
            let words = asked.answers();
            let choices = if words.is_empty() { "a number".to_owned() } else { words.join(" | ") };
            write!(screen, "  {choices} | don't know: ")?;
            screen.flush()?;
            let Some(line) = next(answers)? else { return Ok(()) };
            if line.is_empty() || line.starts_with("don") || line == "unknown" || line == "?" {
                break;
            }
            let word = match line.as_str() {
                "y" => "yes",
                "n" => "no",
                word => word,
            };
            match scenario.circumstances.with(*asked, word) {
                Some(known) => {
                    scenario.circumstances = known;
                    break;
                }
                None => writeln!(screen, "  One of these words, please, or Enter alone.")?,
            }
        }
    }
    Ok(())
}

/// The next line; none at the end of the input.
fn next(answers: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    if answers.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(line.trim().to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario() -> Scenario {
        let mut scenario = crate::dataset::Dataset.case("peer-exchange").expect("the canonical case");
        scenario.circumstances = Default::default();
        scenario
    }

    #[test]
    fn answers_reach_the_scenario_and_enter_alone_leaves_a_question_open() {
        let mut scenario = scenario();
        let mut screen = Vec::new();
        let typed = "14\nabc\n15\ny\n\nno\nmaybe\nyes\n";
        ask(&mut scenario, &mut typed.as_bytes(), &mut screen).unwrap();
        assert_eq!(scenario.people["a"].age, Some(14));
        assert_eq!(scenario.people["b"].age, Some(15));
        let known = scenario.circumstances;
        assert_eq!(known.answer(Question::ConsentMake).as_deref(), Some("yes"));
        assert_eq!(known.answer(Question::ConsentKeep), None);
        assert_eq!(known.answer(Question::ConsentSend).as_deref(), Some("no"));
        assert_eq!(known.answer(Question::ConsentReceive).as_deref(), Some("yes"), "asked again after a word that is no answer");
        let said = String::from_utf8(screen).unwrap();
        assert!(said.contains("Did the child in the picture agree that it was made?"));
    }
}
