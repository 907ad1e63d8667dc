//! What a jurisdiction's record must hold to beyond its types: references, foundations, ages, and what is no protection.

use std::collections::BTreeSet;

use super::Known;
use crate::model::age::{ADULT, Age, AgeBand};
use crate::model::condition::Condition;
use crate::model::date::InForce;
use crate::model::fault::Fault;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::offence::Offence;
use crate::model::protection::{Effect, Protection, Status};
use crate::model::requires::{Clause, Requires};
use crate::records::yaml::{Located, Value};

/// Every fault of one record. `file` is the file's name without ending, `known` are all jurisdictions there are.
pub(super) fn check(record: &Jurisdiction, located: &Located, file: &str, known: &Known) -> Vec<Fault> {
    let mut faults = Vec::new();
    identity(record, file, known, &mut faults);
    for (i, commitment) in record.commitments.iter().enumerate() {
        faults.extend(super::refers(format!("commitments[{i}].instrument"), &commitment.instrument, "instrument", &known.instruments));
    }
    ages(record, &mut faults);
    super::founded(record, &mut faults);
    dates(record, &mut faults);

    // Ids as the file has them, so that an offence with a fault of its own does not make every reference to it wrong.
    let mut offence_ids = written_ids(located, "offences");
    offence_ids.extend(record.offences.iter().map(|offence| offence.id.clone()).filter(|_| located.value == Value::Null));
    unique_ids(record, &mut faults);
    for (i, offence) in record.offences.iter().enumerate() {
        offence_is_sound(offence, &position(located, "offences", &offence.id, i), &mut faults);
    }
    for (i, protection) in record.protections.iter().enumerate() {
        let path = position(located, "protections", &protection.id, i);
        references(&protection.against, &format!("{path}.against"), &offence_ids, "offence", &mut faults);
        references(&protection.by, &format!("{path}.by"), &offence_ids, "offence", &mut faults);
        protection_is_sound(protection, record, &path, &mut faults);
        is_a_protection(protection, record, &path, &mut faults);
    }
    for (i, consequence) in record.consequences.iter().enumerate() {
        references(&consequence.against, &format!("consequences[{i}].against"), &offence_ids, "offence", &mut faults);
    }
    faults
}

/// The path of a record in a list, by its id: items that could not be read are no longer counted in `fallback`.
fn position(located: &Located, list: &str, id: &str, fallback: usize) -> String {
    let index = located
        .value
        .get(list)
        .and_then(Value::as_sequence)
        .and_then(|items| items.iter().position(|item| item.get("id").and_then(Value::as_str) == Some(id)));
    format!("{list}[{}]", index.unwrap_or(fallback))
}

fn written_ids(located: &Located, list: &str) -> Vec<String> {
    let items = located.value.get(list).and_then(Value::as_sequence).map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(|item| item.get("id").and_then(Value::as_str).map(str::to_owned)).collect()
}

fn identity(record: &Jurisdiction, file: &str, known: &Known, faults: &mut Vec<Fault>) {
    if record.id.to_lowercase() != file {
        faults.push(Fault::at(
            "id",
            format!("`{}` does not fit the file's name: {file}.yaml holds the record {}", record.id, file.to_uppercase()),
        ));
    }
    if record.id != record.id.to_uppercase() {
        faults.push(Fault::at("id", format!("`{}` is written in capitals: {}", record.id, record.id.to_uppercase())));
    }
    if record.name.trim().is_empty() {
        faults.push(Fault::at("name", "is empty"));
    }
    if let Some(whole) = &record.part_of {
        if whole == &record.id {
            faults.push(Fault::at("part_of", "a jurisdiction is no part of itself"));
        } else {
            faults.extend(super::refers("part_of".to_owned(), whole, "record", &known.jurisdictions));
        }
    }
}

fn unique_ids(record: &Jurisdiction, faults: &mut Vec<Fault>) {
    let prefix = format!("{}-", record.id.to_lowercase());
    let mut seen = BTreeSet::new();
    let mut check = |list: &str, ids: Vec<&String>| {
        for (i, id) in ids.into_iter().enumerate() {
            let path = format!("{list}[{i}].id");
            if !id.starts_with(&prefix) || id.chars().any(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')) {
                faults
                    .push(Fault::at(&path, format!("`{id}` is no id: lower-case letters, digits and hyphens, beginning with `{prefix}`")));
            }
            if !seen.insert(id.clone()) {
                faults.push(Fault::at(&path, format!("`{id}` stands twice in this record")));
            }
        }
    };
    check("offences", record.offences.iter().map(|item| &item.id).collect());
    check("protections", record.protections.iter().map(|item| &item.id).collect());
    check("youth_justice", record.youth_justice.iter().map(|item| &item.id).collect());
    check("consequences", record.consequences.iter().map(|item| &item.id).collect());
}

fn references(ids: &[String], path: &str, known: &[String], what: &str, faults: &mut Vec<Fault>) {
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    for (i, id) in ids.iter().enumerate() {
        if !known.contains(id) {
            faults.push(Fault::at(format!("{path}[{i}]"), format!("there is no {what} `{id}` in this record")).meant(id, &names));
        }
    }
}

fn ages(record: &Jurisdiction, faults: &mut Vec<Fault>) {
    let mut plausible = |path: &str, age: Age, most: Age| {
        if age > most {
            faults.push(Fault::at(path, format!("{age} is no age for this: at most {most}")));
        }
    };
    if let Some(age) = &record.ages.child_in_csam_law {
        plausible("ages.child_in_csam_law.under", age.under, 21);
    }
    if let Some(age) = &record.ages.sexual_consent {
        plausible("ages.sexual_consent.from", age.from, 21);
    }
    if let Some(age) = &record.ages.criminal_responsibility {
        plausible("ages.criminal_responsibility.from", age.from, 18);
        if let Some(measures) = age.measures_from
            && measures >= age.from
        {
            faults.push(Fault::at(
                "ages.criminal_responsibility.measures_from",
                format!("measures begin below the age of responsibility ({}), not at {measures}", age.from),
            ));
        }
        if let Some(test) = &age.maturity_test
            && test.from >= test.under
        {
            faults.push(Fault::at(
                "ages.criminal_responsibility.maturity_test",
                format!("no age lies from {} and under {}", test.from, test.under),
            ));
        }
    }
    if let Some(consent) = &record.ages.sexual_consent {
        for (i, rule) in consent.between_children.iter().enumerate() {
            for (key, band) in [("actor", &rule.actor), ("depicted", &rule.depicted)] {
                if let Some(band) = band {
                    band_is_possible(band, &format!("ages.sexual_consent.between_children[{i}].{key}"), faults);
                }
            }
        }
    }
}

fn band_is_possible(band: &AgeBand, path: &str, faults: &mut Vec<Fault>) {
    if band.from.is_none() && band.under.is_none() {
        faults.push(Fault::at(path, "an age band needs `from`, `under` or both"));
    } else if !band.is_possible() {
        let (from, under) = (band.from.unwrap_or(0), band.under.unwrap_or(121));
        faults.push(Fault::at(path, format!("no age lies from {from} and under {under}")));
    }
}

fn requires_is_possible(requires: &Requires, path: &str, faults: &mut Vec<Fault>) {
    for (group, clause) in requires.clauses() {
        let above = group.map_or_else(|| format!("{path}.requires"), |i| format!("{path}.requires.any_of[{i}]"));
        let path = format!("{above}.{}", clause.condition.key());
        let empty_list = match &clause.condition {
            Condition::Actor(band) | Condition::Depicted(band) | Condition::Recipient(band) => {
                band_is_possible(band, &path, faults);
                false
            }
            Condition::Images(band) => {
                if band.from.unwrap_or(0) >= band.under.unwrap_or(u16::MAX) {
                    faults.push(Fault::at(&path, "no number of pictures lies in this range"));
                }
                false
            }
            Condition::ImageOf(words) => words.is_empty(),
            Condition::MadeBy(words) | Condition::ReceivedFrom(words) => words.is_empty(),
            Condition::SentTo(words) => words.is_empty(),
            Condition::OwnUse(words) => words.is_empty(),
            Condition::ConsentTo(consent) | Condition::WithoutConsentTo(consent) => consent.to.is_empty(),
            Condition::Relationship(words) => words.is_empty(),
            Condition::Content(words) => words.is_empty(),
            Condition::Purpose(words) => words.is_empty(),
            Condition::GotRid(disposal) => disposal.ways.is_empty(),
            Condition::Other(texts) | Condition::OpenStandard(texts) | Condition::Disputed(texts) => texts.is_empty(),
            _ => false,
        };
        if empty_list {
            faults.push(Fault::at(path, "an empty list can never be met"));
        }
    }
    if requires.any_of.iter().any(Vec::is_empty) {
        faults.push(Fault::at(format!("{path}.requires.any_of"), "an empty alternative would always be met"));
    }
}

fn dates(record: &Jurisdiction, faults: &mut Vec<Fault>) {
    let mut ordered = |path: String, in_force: &InForce| {
        if let (Some(from), Some(until)) = (in_force.from, in_force.until)
            && from > until
        {
            faults.push(Fault::at(format!("{path}.in_force"), format!("ends on {until}, before it begins on {from}")));
        }
    };
    for (i, item) in record.offences.iter().enumerate() {
        ordered(format!("offences[{i}]"), &item.in_force);
    }
    for (i, item) in record.protections.iter().enumerate() {
        ordered(format!("protections[{i}]"), &item.in_force);
    }
    for (i, item) in record.youth_justice.iter().enumerate() {
        ordered(format!("youth_justice[{i}]"), &item.in_force);
    }
    for (i, item) in record.consequences.iter().enumerate() {
        ordered(format!("consequences[{i}]"), &item.in_force);
    }
    for (key, source) in &record.sources {
        if let Some(read) = source.read
            && read > record.reviewed
        {
            faults.push(Fault::at(
                format!("sources.{key}.read"),
                format!("read on {read}, after the record was reviewed on {}", record.reviewed),
            ));
        }
    }
}

fn offence_is_sound(offence: &Offence, path: &str, faults: &mut Vec<Fault>) {
    if offence.conduct.is_empty() {
        faults.push(Fault::at(format!("{path}.conduct"), "an offence needs a conduct"));
    }
    requires_is_possible(&offence.requires, path, faults);
    if for_adults_only(&offence.requires) {
        faults.push(Fault::at(
            format!("{path}.requires.actor"),
            "an offence that only adults commit cannot reach a child: leave it out (this program never lists what adults may do)",
        ));
    }
}

fn for_adults_only(requires: &Requires) -> bool {
    let adults = |clause: &Clause| matches!(&clause.condition, Condition::Actor(band) if band.from.is_some_and(|from| from >= ADULT));
    requires.all.iter().any(adults) || (!requires.any_of.is_empty() && requires.any_of.iter().all(|group| group.iter().any(adults)))
}

fn protection_is_sound(protection: &Protection, record: &Jurisdiction, path: &str, faults: &mut Vec<Fault>) {
    requires_is_possible(&protection.requires, path, faults);
    let mut fault = |key: &str, message: &str| faults.push(Fault::at(format!("{path}.{key}"), message));
    if protection.summary.trim().is_empty() {
        fault("summary", "is empty: two sentences, saying too what it does not cover");
    }
    let lesser = protection.effect == Effect::LesserOffence;
    if lesser && protection.by.is_empty() {
        fault("by", "a lesser offence is a link: name the offences of this record that take the graver one's place");
    }
    if !lesser && !protection.by.is_empty() {
        fault("by", "only a `lesser-offence` has it");
    }
    if !lesser && protection.exclusive.is_some() {
        fault("exclusive", "only a `lesser-offence` has it");
    }
    if protection.burden.is_some() && protection.effect != Effect::Defence {
        fault("burden", "only a `defence` has it");
    }
    if protection.mandatory.is_some() && protection.effect != Effect::Diversion {
        fault("mandatory", "only a `diversion` has it");
    }
    if lesser && protection.by.iter().any(|by| protection.against.contains(by)) {
        fault("by", "an offence cannot take its own place");
    }
    let answered: Vec<&Offence> = record.offences.iter().filter(|offence| protection.against.contains(&offence.id)).collect();
    for conduct in protection.conduct.iter() {
        if !answered.is_empty() && answered.iter().all(|offence| !offence.conduct.contains(conduct)) {
            fault("conduct", &format!("`{conduct}` is not covered by any offence that this answers"));
        }
    }
}

/// Refuses in `protections` what is none. Contributors put such things there because everyday speech does; a verdict built
/// on them would be wrong.
fn is_a_protection(protection: &Protection, record: &Jurisdiction, path: &str, faults: &mut Vec<Fault>) {
    let mut fault = |key: &str, message: &str| faults.push(Fault::at(format!("{path}.{key}"), message));
    let requires = &protection.requires;
    let conditions = || requires.conditions();
    if protection.against.is_empty() {
        fault(
            "against",
            "it answers no image offence: a rule on sexual acts belongs in `ages.sexual_consent.between_children`, one for every offence in `youth_justice`",
        );
    }
    match protection.status {
        None | Some(Status::InForce | Status::NotCommenced) => {}
        Some(Status::Announced) => fault("status", "what is only announced answers nothing: write an `open_questions` line"),
        Some(Status::StruckDown | Status::Repealed) => fault(
            "status",
            "what was struck down or repealed answers nothing today: write a `practice` line, or give `in_force.until` if it answers for earlier days",
        ),
    }
    if for_adults_only(requires) {
        fault("requires.actor", "a rule for adults is never recorded here");
    }
    if let Some(responsibility) = &record.ages.criminal_responsibility
        && conditions().count() == 1
        && matches!(conditions().next(), Some(Condition::Actor(band)) if band.from.is_none() && band.under == Some(responsibility.from))
    {
        fault("requires", "this is the minimum age of criminal responsibility: it belongs in `ages.criminal_responsibility`");
        return;
    }
    if matches!(protection.effect, Effect::Diversion | Effect::Waiver | Effect::ProsecutionGate) && protection.scope.is_none() {
        fault(
            "scope",
            "a rule for every offence of a child belongs in `youth_justice`; if this one is written for image cases, say `scope: image-cases`",
        );
    }
    if protection.scope.is_none()
        && !conditions().any(|condition| !matches!(condition, Condition::Other(_) | Condition::OpenStandard(_) | Condition::Disputed(_)))
    {
        fault(
            "requires",
            "no typed condition: a purpose of science, art, justice or police is no protection of a child (one `practice` line); a narrower offence is said in the offence's `requires`",
        );
    }
}
