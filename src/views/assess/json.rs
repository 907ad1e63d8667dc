//! An assessment as JSON, with the whole trace.

use std::ops::Range;

use serde_json::{Value, json};

use super::super::{NO_ADVICE, json as form};
use super::{Beside, sentence};
use crate::assess::{ActFinding, Layer, Report};
use crate::model::guidance::Topic;
use crate::model::requires::Requires;
use crate::model::scenario::Scenario;
use crate::model::verdict::Answer;

/// The parts of the JSON output.
pub fn json(report: &Report<'_>, beside: &Beside) -> Vec<(&'static str, Value)> {
    let points =
        |topic: &Option<Topic>| json!(topic.iter().flat_map(|topic| topic.points.iter().map(|point| &point.text)).collect::<Vec<_>>());
    let mut parts = Vec::new();
    if !report.help_first.is_empty() {
        parts.push(("help_first", json!({"because": report.help_first, "points": points(&beside.urgent), "help": points(&beside.help)})));
    }
    parts.push(("scenario", form::lean(report.scenario)));
    parts.push(("layers", Value::Array(report.layers.iter().map(|layer| layer_json(report.scenario, layer)).collect())));
    parts.push(("together", answer_json(report.together)));
    parts.push(("note", json!(NO_ADVICE)));
    parts
}

/// An answer as JSON: its word, and both ends where it depends.
pub fn answer_json(answer: Answer) -> Value {
    match answer {
        Answer::Depends(interval) => json!({"answer": "depends", "best": interval.best, "worst": interval.worst}),
        other => json!({"answer": other.word()}),
    }
}

fn layer_json(scenario: &Scenario, layer: &Layer<'_>) -> Value {
    let acts: Vec<Value> = layer.acts.iter().map(|finding| act_json(scenario, layer, finding)).collect();
    json!({
        "jurisdiction": layer.record.id,
        "reviewed": layer.record.reviewed,
        "result": answer_json(layer.answer),
        "provisional": layer.provisional,
        "acts": acts,
    })
}

fn act_json(scenario: &Scenario, layer: &Layer<'_>, finding: &ActFinding) -> Value {
    let result = answer_json(finding.outcome.answer);
    let said = scenario.acts.get(finding.act).map(|act| sentence(scenario, act));
    if finding.outcome.answer == Answer::Adult {
        return json!({"act": finding.act, "says": said, "result": result});
    }
    let steps = |requires: &Requires, range: &Range<usize>| -> Vec<Value> {
        let clauses = requires.clauses().zip(finding.trace.conditions_of(range));
        clauses
            .map(|((group, clause), truth)| {
                let mut step = json!({"condition": clause.condition.key(), "says": clause.condition.says(), "truth": truth.word()});
                if let (Some(group), Some(step)) = (group, step.as_object_mut()) {
                    step.insert("alternative".to_owned(), json!(group + 1));
                }
                step
            })
            .collect()
    };
    let offences: Vec<Value> = finding
        .trace
        .offences
        .iter()
        .filter_map(|step| {
            let offence = layer.record.offences.get(step.offence)?;
            let protections: Vec<Value> = finding
                .trace
                .protections_of(step)
                .iter()
                .filter_map(|step| {
                    let protection = layer.record.protections.get(step.protection)?;
                    Some(json!({
                        "id": protection.id, "cite": protection.cite, "effect": protection.effect, "basis": protection.basis,
                        "holds": step.holds.word(), "leaves": step.holds.may_hold().then(|| answer_json(Answer::from_interval(step.leaves))),
                        "conditions": steps(&protection.requires, &step.conditions),
                    }))
                })
                .collect();
            let mut entry = json!({
                "id": offence.id, "cite": offence.cite, "basis": offence.basis, "reaches": step.reaches.word(),
                "conditions": steps(&offence.requires, &step.conditions), "protections": protections,
            });
            if let (true, Some(entry)) = (step.reaches.may_hold(), entry.as_object_mut()) {
                entry.insert("leaves".to_owned(), answer_json(Answer::from_interval(step.leaves)));
            }
            Some(entry)
        })
        .collect();
    let unknowns: Vec<Value> = finding
        .unknowns
        .iter()
        .map(|unknown| {
            let lacking = unknown.lack.word();
            let answers: serde_json::Map<String, Value> =
                unknown.answers.iter().map(|(word, answer)| (word.clone(), answer_json(*answer))).collect();
            json!({"lacking": lacking, "answers": answers})
        })
        .collect();
    json!({"act": finding.act, "says": said, "result": result, "provisional": finding.outcome.provisional, "offences": offences, "unknown": unknowns})
}
