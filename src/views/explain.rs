//! `explain`: one jurisdiction, from one plain sentence to the sources.

use serde_json::{Value, json};

use super::document::{Document, Text};
use super::roles::ROLES;
use super::{NO_ADVICE, json, say};
use crate::assess::Treatment;
use crate::dataset::Words;
use crate::model::age::AgeBand;
use crate::model::context::{Support, SupportKind, Tie};
use crate::model::guidance::Topic;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::offence::Offence;
use crate::model::protection::Status;
use crate::model::scalar::Flag;
use crate::model::source::Basis;

/// What `explain` shows.
#[derive(Debug)]
pub struct Explained<'a> {
    /// The record.
    pub record: &'a Jurisdiction,
    /// The whole that it is part of.
    pub whole: Option<&'a Jurisdiction>,
    /// Its treatment of the exchange of a couple.
    pub couple: Treatment,
    /// Its treatment of the same exchange of two friends.
    pub friends: Treatment,
    /// The names of the instruments that its commitments name, by id.
    pub instruments: Vec<(String, String)>,
    /// What should happen instead.
    pub instead: Option<Topic>,
    /// Where to get help anywhere.
    pub help: Option<Topic>,
}

/// The sentence that answers: for how many pairs of ages what is left.
pub(super) fn opening(explained: &Explained<'_>) -> String {
    let record = explained.record;
    let left: [(&[&str], &str); 7] = [
        (&["exposed"], "could be treated as offenders"),
        (&["discretion"], "could be charged; that is left to police and prosecutors, who can refrain but need not"),
        (&["lesser-offence", "diverted", "defence"], "could be charged, but the law holds an answer that stops short of a full conviction"),
        (&["depends"], "may or may not be treated as offenders: it is not settled, or turns on what is not known"),
        (&["unknown"], "may or may not be treated as offenders: it is not established, since some step was not read whole"),
        (&["below-age"], "cannot be held criminally responsible, though measures of youth law can follow"),
        (&["not-covered", "protected", "not-punished"], "are kept from being treated as offenders"),
    ];
    let pairs = explained.couple.pairs();
    let counted =
        |words: &[&str]| explained.couple.counts.iter().filter(|(word, _)| words.contains(word)).map(|(_, count)| count).sum::<usize>();
    let mut parts: Vec<(usize, &str)> = left.iter().map(|(words, says)| (counted(words), *says)).filter(|(count, _)| *count > 0).collect();
    parts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let couple = "two young people of 13 to 17 who send each other a sexual picture as a couple, both willing,";
    let mut sentence = match parts.as_slice() {
        [(_, only)] => format!("{}: {couple} {only}.", record.name),
        [(most, first), rest @ ..] => {
            let rest: Vec<String> = rest.iter().map(|(count, says)| format!("for {count} they {says}")).collect();
            format!("{}: for {most} of {pairs} pairs of ages {couple} {first}; {}.", record.name, rest.join("; "))
        }
        [] => format!("{}: no pair of ages was assessed.", record.name),
    };
    if counted(&["exposed"]) > 0 {
        sentence.push_str(if record.protections.is_empty() {
            " Nothing that was read exempts them."
        } else {
            " Some steps are protected: what protects, and where it ends, is below."
        });
    }
    sentence
}

/// Builds the document.
pub fn document(explained: &Explained<'_>, words: &Words) -> Document {
    let record = explained.record;
    let mut doc = Document::default();
    doc.title(format!("{} ({})", record.name, record.id));
    doc.para(Text::new().strong(opening(explained)));
    let layer = if record.part_of.is_some() { "Its own law, for" } else { "For" };
    doc.list([
        say::treatment(Text::new().plain(format!("{layer} a couple, one picture, nobody else: ")), &explained.couple, words),
        say::treatment(Text::new().plain("The same between two friends: "), &explained.friends, words),
    ]);
    if let Some(whole) = explained.whole {
        doc.para(format!(
            "{} is part of {}, whose law applies as well, on its own terms: see `kindlex explain {}` and `kindlex assess {}`.",
            record.name, whole.name, whole.id, record.id
        ));
    }
    doc.para(Text::new().faint(format!(
        "{NO_ADVICE} Reviewed on {}. Offences were read: {}; protections: {}. A rule that was not read may change an answer.",
        record.reviewed,
        say::reading(&record.reading.offences, words),
        say::reading(&record.reading.protections, words)
    )));

    let contacts = help(record, explained.whole, explained.help.as_ref());
    // Somebody to talk to: where no helpline of the place was read, the entry point that leads to one.
    let talks =
        |support: &&Support| support.kind == SupportKind::Helpline && support.basis != Basis::Unverified && support.contact.is_some();
    let whole_support = explained.whole.into_iter().flat_map(|whole| &whole.support);
    let here = record.support.iter().chain(whole_support).any(|support| talks(&support));
    let anywhere = explained.help.iter().map(|topic| topic.points.len()).sum::<usize>();
    let first = if here { contacts.first() } else { contacts.get(contacts.len().saturating_sub(anywhere)) };
    if let Some(first) = first {
        let mut text = Text::new().strong("Does a child need help now? ");
        text.0.extend(first.0.iter().cloned());
        doc.para(text.plain(" More under Help."));
    }

    doc.section("What could reach a child");
    let mut told: Vec<&str> = Vec::new();
    for role in &ROLES {
        let offences: Vec<&Offence> = record.offences.iter().filter(|offence| role.meets(offence)).collect();
        doc.part(Text::new().strong(role.name));
        if offences.is_empty() {
            doc.list([Text::from("No offence is on record for this role; that does not mean that there is none.")]);
            continue;
        }
        let (again, fresh): (Vec<&Offence>, Vec<&Offence>) = offences.into_iter().partition(|offence| told.contains(&offence.id.as_str()));
        told.extend(fresh.iter().map(|offence| offence.id.as_str()));
        let mut items: Vec<Text> = fresh.iter().map(|offence| say::offence(offence, words)).collect();
        items.extend(
            again
                .iter()
                .map(|offence| Text::new().plain("Also ").strong(offence.cite.clone()).plain(format!(": {} (as above).", offence.title))),
        );
        doc.list(items);
    }

    doc.section("What protects, and where it ends");
    if record.protections.is_empty() {
        doc.list([Text::from("On what was read, nothing in this law answers such a charge for young people.")]);
    }
    for protection in &record.protections {
        let mut text = Text::new().strong(protection.cite.clone()).plain(format!(": {}", say::protection_name(protection, words)));
        if protection.status == Some(Status::NotCommenced) {
            text = text.plain(", not yet in force");
        }
        doc.part(text.faint(format!(" {}", say::mark(&protection.source, protection.basis))));
        let conduct: Vec<&str> = protection.conduct.iter().map(|conduct| words.label("conduct", conduct.word())).collect();
        let scope = if conduct.is_empty() { String::new() } else { format!(" ({})", conduct.join(", ")) };
        let mut items = vec![
            Text::from(protection.summary.trim().to_owned()),
            Text::from(format!("Protects against {}{scope}.", say::cites(record, &protection.against))),
        ];
        let conditions = say::conditions(&protection.requires);
        if !conditions.is_empty() {
            items.push(Text::from(format!("Only if {conditions}.")));
        }
        doc.list(items);
    }

    ages(record, &mut doc);
    around(record, words, &mut doc);
    commitments(explained, words, &mut doc);

    if let Some(instead) = &explained.instead {
        doc.section(instead.title.clone());
        doc.list(instead.points.iter().map(|point| Text::from(point.text.clone())));
    }
    doc.section("Help");
    doc.list(contacts);

    say::not_established(&record.open_questions, &mut doc);
    say::sources(&record.sources, words, &mut doc);
    doc
}

fn ages(record: &Jurisdiction, doc: &mut Document) {
    let mut items: Vec<Text> = Vec::new();
    let mut add = |what: String, cite: &Option<String>, note: &Option<String>, source: &[String], basis: Basis| {
        let mut text = Text::new().plain(what);
        if let Some(cite) = cite {
            text = text.plain(format!(" ({cite})"));
        }
        text = text.plain(".");
        if let Some(note) = note {
            text = text.plain(format!(" {note}"));
        }
        items.push(text.faint(format!(" {}", say::mark(source, basis))));
    };
    if let Some(age) = &record.ages.child_in_csam_law {
        let at = if age.at == Some(crate::model::age::Moment::Making) { ", at the time of the making" } else { "" };
        add(
            format!("A child to this law on child sexual abuse material: under {}{at}", age.under),
            &age.cite,
            &age.note,
            &age.source,
            age.basis,
        );
    }
    if let Some(age) = &record.ages.sexual_consent {
        add(format!("Age of sexual consent: {}", age.from), &age.cite, &age.note, &age.source, age.basis);
        for rule in &age.between_children {
            let band = |band: &Option<AgeBand>| band.as_ref().map_or_else(|| "of any age".to_owned(), ToString::to_string);
            let who = if rule.actor == rule.depicted {
                format!("two people who are both {}", band(&rule.actor))
            } else {
                format!("one who is {} and one who is {}", band(&rule.actor), band(&rule.depicted))
            };
            let gap = rule.max_age_gap.as_ref().map(|gap| {
                let limit = if gap.strict.is_some_and(|strict| strict.0) { "less than" } else { "at most" };
                format!(", {limit} {} years apart", gap.years)
            });
            let lawful = if rule.lawful.0 { "lawful" } else { "not lawful" };
            let what = format!("Acts between {who}{}: {lawful}", gap.unwrap_or_default());
            add(what, &rule.cite, &rule.note, &age.source, age.basis);
        }
    }
    if let Some(age) = &record.ages.criminal_responsibility {
        add(format!("Age of criminal responsibility: {}", age.from), &age.cite, &age.note, &age.source, age.basis);
        if let Some(from) = age.measures_from {
            add(format!("Measures of protection or education are possible from {from}"), &None, &None, &age.source, age.basis);
        }
        if let Some(test) = &age.maturity_test {
            let presumed = if test.presumed_incapable == Some(Flag(true)) {
                "; the child is presumed not to be responsible until the contrary is shown"
            } else {
                ""
            };
            add(
                format!("From {} and under {} the maturity of each child is looked at{presumed}", test.from, test.under),
                &test.cite,
                &None,
                &age.source,
                age.basis,
            );
        }
    }
    if let Some(age) = &record.ages.adult_prosecution {
        add(format!("Tried as adults from: {}", age.from), &age.cite, &age.note, &age.source, age.basis);
    }
    doc.section("Ages");
    if items.is_empty() {
        items.push(Text::from("No age was established."));
    }
    doc.list(items);
}

fn around(record: &Jurisdiction, words: &Words, doc: &mut Document) {
    if !record.youth_justice.is_empty() {
        doc.section("Youth justice, for every offence");
        doc.list(record.youth_justice.iter().map(|rule| {
            Text::new()
                .strong(rule.cite.clone())
                .plain(format!(" ({}): {}", words.label("youth-justice-kind", rule.kind.word()), rule.summary.trim()))
                .faint(format!(" {}", say::mark(&rule.source, rule.basis)))
        }));
    }
    if !record.consequences.is_empty() {
        doc.section("What can follow a finding");
        doc.list(record.consequences.iter().map(|rule| {
            Text::new()
                .strong(rule.cite.clone())
                .plain(format!(" ({}): {}", words.label("consequence-kind", rule.kind.word()), rule.summary.trim()))
                .faint(format!(" {}", say::mark(&rule.source, rule.basis)))
        }));
    }
    if !record.practice.is_empty() {
        doc.section("Practice");
        doc.list(record.practice.iter().map(|practice| {
            Text::new()
                .strong(format!("{}: ", words.label("direction", practice.direction.word())))
                .plain(practice.what.trim().to_owned())
                .faint(format!(" {}", say::mark(&practice.source, practice.basis)))
        }));
    }
}

fn commitments(explained: &Explained<'_>, words: &Words, doc: &mut Document) {
    let commitments = &explained.record.commitments;
    if commitments.is_empty() {
        return;
    }
    doc.section("What the state has accepted");
    doc.list(commitments.iter().map(|commitment| {
        let known = explained.instruments.iter().find(|(id, _)| *id == commitment.instrument);
        let mut text = Text::new().strong(known.map_or(commitment.instrument.clone(), |(_, name)| name.clone()));
        if let Some(tie) = commitment.tie.filter(|tie| *tie != Tie::Bound) {
            text = text.plain(format!(", {}", words.label(Tie::LIST, tie.word())));
        }
        if let Some(since) = commitment.since {
            text = text.plain(format!(" since {since}"));
        }
        text = text.plain(".");
        for said in commitment.declaration.iter().chain(&commitment.note) {
            text = text.plain(format!(" {}", said.trim()));
        }
        text.faint(format!(" {}", say::mark(&commitment.source, commitment.basis)))
    }));
}

/// Who helps: contacts that somebody read, of the jurisdiction and of its whole, then the entry points that lead to help
/// anywhere.
pub(super) fn help(record: &Jurisdiction, whole: Option<&Jurisdiction>, anywhere: Option<&Topic>) -> Vec<Text> {
    let all = record.support.iter().chain(whole.into_iter().flat_map(|whole| &whole.support));
    let mut read: Vec<&Support> = all.filter(|support| support.basis != Basis::Unverified).collect();
    // Somebody to talk to comes before those who take reports.
    read.sort_by_key(|support| support.kind);
    let contact = |support: &Support| Some(Text::new().strong(support.name.clone()).plain(format!(": {}.", support.contact.as_ref()?)));
    let mut items: Vec<Text> = read.into_iter().filter_map(contact).collect();
    items.extend(anywhere.iter().flat_map(|topic| topic.points.iter().map(|point| Text::from(point.text.clone()))));
    items
}

/// The parts of the JSON output: the record with its own keys, and its derived treatment.
pub fn json(explained: &Explained<'_>) -> Vec<(&'static str, Value)> {
    let mut record = json::lean(explained.record);
    // Rule 3: a contact that nobody read anywhere is not shown.
    if let Some(support) = record.get_mut("support").and_then(Value::as_array_mut) {
        for entry in support.iter_mut().filter(|entry| entry.get("basis") == Some(&json!("unverified"))) {
            if let Some(entry) = entry.as_object_mut() {
                entry.remove("contact");
            }
        }
    }
    vec![
        ("answer", json!(opening(explained))),
        ("treatment", json!({"peer-exchange": explained.couple, "peer-exchange-friends": explained.friends})),
        ("jurisdiction", record),
        ("note", json!(NO_ADVICE)),
    ]
}
