//! Ten laws against the standards, measured by hand.

#![allow(clippy::expect_used, reason = "a test stops where a value is not what it says")]

use std::collections::BTreeMap;

use kindlex::assess::reform::{Wording, Yardstick};
use kindlex::dataset::Dataset;
use kindlex::model::standard::{Measure, Standard};

#[test]
fn the_program_measures_as_people_did_by_hand() {
    let by_hand: BTreeMap<String, BTreeMap<Standard, Measure>> =
        serde_yaml::from_str(include_str!("standards/by-hand.yaml")).expect("a map of measures");
    assert!(by_hand.len() >= 10);
    let terms: Vec<_> = Dataset.terms().collect();
    let yardstick = Yardstick::new(|id| Dataset.case(id), Wording::of(&terms)).expect("sound cases");
    let mut apart = Vec::new();
    for (id, expected) in &by_hand {
        assert_eq!(expected.len(), Standard::ALL.len(), "{id} is measured by every standard");
        let record = Dataset.jurisdiction(id).expect("a record");
        for measured in yardstick.measure(&record) {
            if expected.get(&measured.standard) != Some(&measured.measure) {
                apart.push(format!(
                    "{id} {}: by hand {:?}, the program {}",
                    measured.standard,
                    expected.get(&measured.standard),
                    measured.measure
                ));
            }
        }
    }
    assert!(apart.is_empty(), "{}", apart.join("\n"));
}
