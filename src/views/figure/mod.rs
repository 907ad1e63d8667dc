//! Pictures in a document. Each form of output draws them in its own way; what they say is in words as well.

pub mod chart;
pub mod map;
mod svg;

use maud::Markup;

use chart::Chart;
use map::Map;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// Answers by the ages of two children.
    Chart(Chart),
    /// Answers by place.
    Map(Box<Map>),
}

impl Figure {
    /// The picture as an SVG element that is complete by itself.
    pub fn svg(&self) -> Markup {
        match self {
            Figure::Chart(chart) => chart.svg(),
            Figure::Map(map) => map.svg(),
        }
    }

    /// The picture as a file.
    pub fn svg_file(&self) -> String {
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", self.svg().into_string())
    }
}
