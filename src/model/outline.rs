//! Outlines of jurisdictions for maps, `data/geo/outlines.json`. Where they come from stands beside the file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A place on the globe: longitude and latitude, in hundredths of a degree.
pub type Place = (i16, i16);

/// The outline of one jurisdiction, or of land that has no record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The jurisdiction's id.
    pub id: String,
    /// Rings by the even-odd rule, none of them closed and none across the 180th meridian; none, where it is too small.
    pub rings: Vec<Vec<Place>>,
    /// A place inside.
    pub point: Place,
}

/// The file: rings with differences after the first place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlines {
    outlines: BTreeMap<String, Vec<Vec<i16>>>,
    points: BTreeMap<String, (i16, i16)>,
}

impl Outlines {
    /// Every outline, by id.
    pub fn unpacked(self) -> Vec<Outline> {
        let mut outlines = self.outlines;
        self.points
            .into_iter()
            .map(|(id, point)| {
                let rings = outlines.remove(&id).unwrap_or_default();
                Outline { rings: rings.iter().map(|ring| places(ring)).collect(), point, id }
            })
            .collect()
    }
}

fn places(ring: &[i16]) -> Vec<Place> {
    let (mut x, mut y) = (0, 0);
    ring.chunks_exact(2)
        .map(|step| {
            if let [dx, dy] = step {
                x += dx;
                y += dy;
            }
            (x, y)
        })
        .collect()
}
