//! `explain`: one jurisdiction, from one plain sentence to the sources.

use serde_json::{Value, json};

use super::document::{Document, Text};
use super::{NO_ADVICE, json, say};
use crate::assess::Treatment;
use crate::dataset::Words;
use crate::model::condition::{Condition, ImageOf};
use crate::model::guidance::Topic;
use crate::model::jurisdiction::Jurisdiction;
use crate::model::offence::Offence;
use crate::model::protection::Status;
use crate::model::scalar::Flag;
use crate::model::scenario::Conduct;
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
    /// What should happen instead.
    pub instead: Option<Topic>,
    /// Where to get help anywhere.
    pub help: Option<Topic>,
}

/// A child's role towards a picture.
struct Role {
    name: &'static str,
    conduct: &'static [Conduct],
    /// Who is shown from where the child in this role stands.
    shown: &'static [ImageOf],
}

const ROLES: [Role; 4] = [
    Role {
        name: "The child who makes or sends a picture of itself",
        conduct: &[Conduct::Produce, Conduct::Distribute, Conduct::Offer, Conduct::Appear],
        shown: &[ImageOf::ActorAlone, ImageOf::WithActor],
    },
    Role {
        name: "The child who receives or keeps a picture",
        conduct: &[Conduct::Possess, Conduct::Access, Conduct::Procure],
        shown: &[ImageOf::Others, ImageOf::WithActor],
    },
    Role {
        name: "The child who passes a picture of another on",
        conduct: &[Conduct::Distribute, Conduct::Offer],
        shown: &[ImageOf::Others],
    },
    Role {
        name: "The child who takes a picture of another, or asks for one",
        conduct: &[Conduct::Produce, Conduct::Ask],
        shown: &[ImageOf::Others, ImageOf::WithActor],
    },
];

impl Role {
    fn meets(&self, offence: &Offence) -> bool {
        let shows = offence.requires.all.iter().find_map(|clause| match &clause.condition {
            Condition::ImageOf(words) => Some(words),
            _ => None,
        });
        self.conduct.iter().any(|conduct| offence.conduct.contains(conduct))
            && shows.is_none_or(|words| words.iter().any(|word| self.shown.contains(word)))
    }
}

/// The sentence that answers.
fn opening(explained: &Explained<'_>) -> String {
    let record = explained.record;
    let counted =
        |words: &[&str]| explained.couple.counts.iter().filter(|(word, _)| words.contains(word)).map(|(_, count)| count).sum::<usize>();
    let pairs = explained.couple.pairs();
    let name = &record.name;
    let below = counted(&["below-age"]);
    let free = counted(&["not-covered", "protected", "not-punished"]) + below;
    let exposed = counted(&["exposed"]);
    let open = counted(&["unknown", "depends"]);
    let exchange = "a young couple of 13 to 17 who send each other a sexual picture because both want to";
    let sentence = if counted(&["unknown"]) == pairs {
        format!("{name}: not established. Too little of this law was read to say how it treats {exchange}.")
    } else if below == pairs {
        let measures = record.ages.criminal_responsibility.as_ref().and_then(|age| age.measures_from);
        let from = measures.map(|from| format!(" from {from}")).unwrap_or_default();
        format!(
            "{name}: nobody of 13 to 17 is criminally responsible, but measures of youth law can follow{from}: the offences do reach {exchange}."
        )
    } else if exposed + below == pairs {
        format!("{name}: the law could treat {exchange} as offenders; on what was read, nothing exempts them.")
    } else if free == pairs {
        format!("{name}: the law does not treat {exchange} as offenders.")
    } else if exposed == 0 && open == 0 {
        format!("{name}: the law reaches {exchange}, but for each pair of ages it holds an answer short of a full conviction.")
    } else if open + below == pairs {
        format!("{name}: whether the law treats {exchange} as offenders turns on points that are not settled or not known.")
    } else if exposed == 0 {
        format!("{name}: for some pairs of ages the law answers a charge against {exchange}; for others it is not settled.")
    } else {
        format!("{name}: it turns on the ages. For some pairs the law keeps {exchange} from being offenders, for others it does not.")
    };
    if explained.friends == explained.couple {
        sentence
    } else {
        format!("{sentence} For two friends who are no couple it comes out otherwise.")
    }
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
        "{NO_ADVICE} Record reviewed on {}. Read of the offences: {}; of the protections: {}. A rule that was not read may change an answer.",
        record.reviewed, record.reading.offences, record.reading.protections
    )));

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
        if !again.is_empty() {
            let mut cites: Vec<&str> = again.iter().map(|offence| offence.cite.as_str()).collect();
            cites.dedup();
            items.push(Text::from(format!("As above: {}.", cites.join("; "))));
        }
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
            Text::from(format!("Answers {}{scope}.", say::cites(record, &protection.against))),
        ];
        let conditions = say::conditions(&protection.requires);
        if !conditions.is_empty() {
            items.push(Text::from(format!("Holds where {conditions}.")));
        }
        doc.list(items);
    }

    ages(record, &mut doc);
    around(record, words, &mut doc);

    if let Some(instead) = &explained.instead {
        doc.section(instead.title.clone());
        doc.list(instead.points.iter().map(|point| Text::from(point.text.clone())));
    }
    doc.section("Help");
    doc.list(help(record, explained.help.as_ref()));

    if !record.open_questions.is_empty() {
        doc.section("Not established");
        doc.list(record.open_questions.iter().map(|question| Text::from(question.clone())));
    }
    doc.section("Sources");
    doc.para(Text::new().faint(say::MARKS));
    let mut sources: Vec<_> = record.sources.iter().collect();
    sources.sort_by_cached_key(|(key, _)| say::natural(key));
    doc.list(sources.into_iter().map(|(key, source)| {
        let mut text = Text::new().strong(format!("[{key}] ")).plain(source.title.clone());
        text = text.plain(format!(" ({}", words.label("source-kind", source.kind.word())));
        if let Some(date) = source.text_date {
            text = text.plain(format!(", as of {date}"));
        }
        if let Some(date) = source.read {
            text = text.plain(format!(", read {date}"));
        }
        text = text.plain(")");
        if let Some(note) = &source.note {
            text = text.plain(format!(" {note}"));
        }
        match &source.url {
            Some(url) => text.faint(format!(" {url}")),
            None => text.faint(" address not known"),
        }
    }));
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
            let mut what = String::from("Between young people below it: ");
            let who: Vec<String> = [("one is", &rule.actor), ("the other is", &rule.depicted)]
                .iter()
                .filter_map(|(who, band)| band.as_ref().map(|band| format!("{who} {band}")))
                .chain(rule.max_age_gap.as_ref().map(|gap| {
                    let limit = if gap.strict.is_some_and(|strict| strict.0) { "less than" } else { "at most" };
                    format!("{limit} {} years apart", gap.years)
                }))
                .collect();
            what.push_str(&format!(
                "{} where {}",
                if rule.lawful.0 { "lawful" } else { "not lawful" },
                if who.is_empty() { "nothing more is said".to_owned() } else { who.join(", ") }
            ));
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
                format!("From {} and under {} the maturity of the one child is looked at{presumed}", test.from, test.under),
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

/// Who helps: contacts that somebody read, then the entry points that lead to help anywhere.
pub(super) fn help(record: &Jurisdiction, anywhere: Option<&Topic>) -> Vec<Text> {
    let read = record.support.iter().filter(|support| support.basis != Basis::Unverified);
    let mut items: Vec<Text> = read
        .filter_map(|support| {
            let contact = support.contact.as_ref()?;
            Some(
                Text::new()
                    .strong(support.name.clone())
                    .plain(format!(": {contact}"))
                    .faint(format!(" {}", say::mark(&support.source, support.basis))),
            )
        })
        .collect();
    items.extend(anywhere.iter().flat_map(|topic| topic.points.iter().map(|point| Text::from(point.text.clone()))));
    items
}

/// The parts of the JSON output: the record with its own keys, and its derived treatment.
pub fn json(explained: &Explained<'_>) -> Vec<(&'static str, Value)> {
    let counts = |treatment: &Treatment| -> Value {
        treatment.counts.iter().map(|(word, count)| ((*word).to_owned(), json!(count))).collect::<serde_json::Map<_, _>>().into()
    };
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
        ("treatment", json!({"peer-exchange": counts(&explained.couple), "peer-exchange-friends": counts(&explained.friends)})),
        ("jurisdiction", record),
        ("note", json!(NO_ADVICE)),
    ]
}
