//! A map: outlines filled by an answer, in an equal-area projection, small units as dots.
//!
//! The projection is Equal Earth (B. Šavrič, T. Patterson, B. Jenny, 2018): areas are true, so that no law looks larger than
//! the land it holds for.

use std::sync::{Arc, LazyLock};

use maud::{Markup, PreEscaped, html};

use super::chart::Entry;
use super::svg::{FONT, fill, hatch, lines, text};
use crate::model::outline::{Outline, Place};
use crate::views::palette::Look;
use crate::views::sanitize::harmless;

/// The map. Its texts may come from others; they are made harmless by whoever draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    /// What it shows, in a line.
    pub title: String,
    /// What has to be known to read it: what is counted, dates, sources.
    pub note: String,
    /// The units that are filled.
    pub areas: Vec<Area>,
    /// Land that is drawn and not filled.
    pub beside: Vec<Arc<Outline>>,
    /// The answers that occur, with what each means.
    pub legend: Vec<Entry>,
    /// What part of the globe.
    pub frame: Frame,
    /// Parts of it that lie far off, each in a box of its own below.
    pub insets: Vec<Frame>,
}

/// A unit that is filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its outline.
    pub outline: Arc<Outline>,
    /// What it says when pointed at or read aloud.
    pub says: String,
    /// The word of its answer.
    pub word: &'static str,
}

/// A part of the globe, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The meridian in the middle.
    pub centre: i16,
    /// From west to east of the middle.
    pub width: (i16, i16),
    /// From south to north.
    pub height: (i16, i16),
    /// Whether codes are written into the units.
    pub codes: bool,
}

/// The plane, before it is scaled.
type Flat = (f64, f64);

/// Equal Earth, for a longitude from the central meridian and a latitude in degrees: `x` grows evenly with longitude, so that
/// a latitude gives how fast, and where it lies itself.
fn equal_earth(latitude: f64) -> Flat {
    const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
    let m = 3_f64.sqrt() / 2.0;
    let t = (m * latitude.to_radians().sin()).asin();
    let (t2, t6) = (t * t, t.powi(6));
    let x = t.cos() / (m * (A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2)));
    (x, t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2)))
}

/// Steps of the table in a degree of latitude.
const STEPS: f64 = 4.0;

/// The projection for every quarter of a degree. Between two of them a straight line is right to a thousandth of what can be
/// seen, and forty thousand places cost no more than a table of seven hundred.
static TABLE: LazyLock<Vec<Flat>> = LazyLock::new(|| (-360..=361).map(|step| equal_earth(f64::from(step) / STEPS)).collect());

/// Where a place lies, by the table.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a latitude lies between two steps of the table")]
fn flat(longitude: f64, latitude: f64) -> Flat {
    let at = (latitude.clamp(-90.0, 90.0) + 90.0) * STEPS;
    let step = at.floor();
    let part = at - step;
    let row = |step: f64| TABLE.get(step as usize).copied().unwrap_or_default();
    let ((fast, low), (faster, high)) = (row(step), row(step + 1.0));
    let between = |a: f64, b: f64| a + (b - a) * part;
    (longitude.to_radians() * between(fast, faster), between(low, high))
}

impl Frame {
    /// Where a place lies on the plane; y grows to the south.
    fn place(self, (longitude, latitude): Place) -> Flat {
        let mut from_centre = f64::from(longitude) / 100.0 - f64::from(self.centre);
        if from_centre > 180.0 {
            from_centre -= 360.0;
        } else if from_centre < -180.0 {
            from_centre += 360.0;
        }
        let (x, y) = flat(from_centre, f64::from(latitude) / 100.0);
        (x, -y)
    }

    /// Its edges on the plane: west, north, east, south.
    fn edges(self) -> (f64, f64, f64, f64) {
        let at = |longitude: i16, latitude: i16| flat(f64::from(longitude), f64::from(latitude));
        let middle = if self.height.0 < 0 && self.height.1 > 0 { 0 } else { self.height.0.abs().min(self.height.1.abs()) };
        let (west, _) = at(self.width.0, middle);
        let (east, _) = at(self.width.1, middle);
        let ((_, south), (_, north)) = (at(0, self.height.0), at(0, self.height.1));
        (west, -north, east, -south)
    }
}

/// How the plane is laid onto the drawing.
#[derive(Debug, Clone, Copy)]
struct Scale {
    frame: Frame,
    west: f64,
    north: f64,
    by: f64,
    left: f64,
    top: f64,
}

impl Scale {
    fn on(self, place: Place) -> Flat {
        let (x, y) = self.frame.place(place);
        (self.left + (x - self.west) * self.by, self.top + (y - self.north) * self.by)
    }

    /// The rings of an outline as a path, with the area of them; none, where nothing of it can be drawn.
    fn path(self, outline: &Outline, limits: (f64, f64, f64, f64)) -> Option<(String, f64)> {
        let (left, top, right, bottom) = limits;
        // Places nearer to the last one than the eye can tell are passed over before they cost anything.
        #[allow(clippy::cast_possible_truncation, reason = "hundredths of a degree")]
        let near = (FINEST * 100.0 / (self.by * 1_f64.to_radians())) as i32;
        let mut path = String::new();
        let mut area = 0.0_f64;
        let mut points: Vec<Flat> = Vec::new();
        for ring in &outline.rings {
            points.clear();
            let mut last: Option<Place> = None;
            for (i, place) in ring.iter().enumerate() {
                let moved = |a: i16, b: i16| (i32::from(a) - i32::from(b)).abs();
                let skip = last.is_some_and(|(x, y)| moved(x, place.0) < near && moved(y, place.1) < near);
                if skip && i + 1 < ring.len() {
                    continue;
                }
                last = Some(*place);
                points.push(self.on(*place));
            }
            let across = |pair: &[Flat]| matches!(pair, [(a, _), (b, _)] if (a - b).abs() > self.by * 3.0);
            let within = |(x, y): &Flat| *x >= left && *x <= right && *y >= top && *y <= bottom;
            // A ring that the frame's own edge cuts in two would be drawn as a streak across the map.
            if points.windows(2).any(across) || !points.iter().any(within) {
                continue;
            }
            // In tenths, and from point to point: short to write and short to read.
            let tenths = points.iter().map(|(x, y)| (tenth(*x), tenth(*y)));
            let mut last: Option<(i32, i32)> = None;
            for (x, y) in tenths {
                let (from_x, from_y) = last.unwrap_or_default();
                path.push(if last.is_none() { 'M' } else { 'l' });
                push_tenths(x - from_x, &mut path);
                path.push(' ');
                push_tenths(y - from_y, &mut path);
                last = Some((x, y));
            }
            path.push('z');
            area += shoelace(&points);
        }
        (!path.is_empty()).then_some((path, area))
    }
}

/// The smallest step that is drawn, in units of the drawing.
const FINEST: f64 = 0.7;

#[allow(clippy::cast_possible_truncation, reason = "a drawing is a few thousand units wide; what lies far outside saturates")]
fn tenth(value: f64) -> i32 {
    (value * 10.0).round() as i32
}

/// Writes tenths as a decimal number. A map holds tens of thousands of them: digit by digit is ten times as fast as formatting.
fn push_tenths(tenths: i32, out: &mut String) {
    if tenths < 0 {
        out.push('-');
    }
    let all = tenths.unsigned_abs();
    let (mut whole, tenth) = (all / 10, all % 10);
    let digit = |value: u32| char::from_digit(value % 10, 10).unwrap_or('0');
    let mut digits = ['0'; 9];
    let mut count = 0;
    for place in &mut digits {
        *place = digit(whole);
        whole /= 10;
        count += 1;
        if whole == 0 {
            break;
        }
    }
    out.extend(digits.iter().take(count).rev());
    if tenth != 0 {
        out.push('.');
        out.push(digit(tenth));
    }
}

fn rounded(value: f64) -> f64 {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths == 0.0 { 0.0 } else { tenths }
}

fn shoelace(points: &[Flat]) -> f64 {
    let next = points.iter().cycle().skip(1);
    let twice: f64 = points.iter().zip(next).map(|((x, y), (a, b))| x * b - a * y).sum();
    (twice / 2.0).abs()
}

/// An area smaller than this, in units of the drawing, is a dot as well: nobody is too small to be seen.
const SMALL: f64 = 60.0;
/// An area larger than this has room for its code.
const ROOMY: f64 = 500.0;
const WIDTH: f64 = 1100.0;
const TALLEST: f64 = 900.0;
const MARGIN: f64 = 18.0;
/// Size of an inset.
const INSET: (f64, f64) = (200.0, 150.0);
/// The pattern of what depends.
const HATCHING: &str = "map-hatch";

impl Map {
    /// One frame, fitted into a box from a corner; with the height that it takes.
    fn panel(&self, frame: Frame, number: usize, corner: Flat, most: (f64, f64)) -> (Markup, f64) {
        let (west, north, east, south) = frame.edges();
        let by = (most.0 / (east - west)).min(most.1 / (south - north));
        let (wide, high) = ((east - west) * by, (south - north) * by);
        let (left, top) = (corner.0 + (most.0 - wide) / 2.0, corner.1);
        let scale = Scale { frame, west, north, by, left, top };
        let limits = (left, top, left + wide, top + high);
        let inside = |(x, y): Flat| x >= left && x <= left + wide && y >= top && y <= top + high;
        let beside: Vec<String> = self.beside.iter().filter_map(|outline| scale.path(outline, limits)).map(|(path, _)| path).collect();
        let drawn: Vec<(&Area, Option<(String, f64)>)> = self.areas.iter().map(|area| (area, scale.path(&area.outline, limits))).collect();
        let clip = format!("map-frame-{number}");
        let markup = html! {
            clipPath id=(clip) { rect x=(left) y=(top) width=(wide) height=(high) {} }
            g clip-path=(format!("url(#{clip})")) {
                rect x=(left) y=(top) width=(wide) height=(high) fill="#f2f6f9" {}
                @for path in &beside {
                    path d=(PreEscaped(path)) fill="#ffffff" stroke="#b8bec4" stroke-width="0.6" fill-rule="evenodd" {}
                }
                @for (area, path) in &drawn {
                    @if let Some((path, _)) = path {
                        path d=(PreEscaped(path)) fill=(fill(Look::of(area.word), HATCHING)) stroke="#ffffff" stroke-width="0.6" fill-rule="evenodd"
                            role="img" aria-label=(harmless(&area.says)) { title { (harmless(&area.says)) } }
                    }
                }
                @for (area, path) in &drawn {
                    @let (x, y) = scale.on(area.outline.point);
                    @if path.as_ref().is_none_or(|(_, size)| *size < SMALL) && inside((x, y)) {
                        circle cx=(rounded(x)) cy=(rounded(y)) r="4" fill=(fill(Look::of(area.word), HATCHING)) stroke="#3a3a3a" stroke-width="0.7"
                            role="img" aria-label=(harmless(&area.says)) { title { (harmless(&area.says)) } }
                    }
                }
                @if frame.codes {
                    @for (area, path) in &drawn {
                        @let (x, y) = scale.on(area.outline.point);
                        @if path.as_ref().is_some_and(|(_, size)| *size > ROOMY) && inside((x, y)) {
                            @let code = area.outline.id.rsplit('-').next().unwrap_or_default();
                            text x=(rounded(x)) y=(rounded(y + 4.0)) text-anchor="middle" font-size="11" font-weight="600" aria-hidden="true"
                                fill=(Look::of(area.word).ink) paint-order="stroke" stroke=(halo(area.word)) stroke-width="2.5" { (harmless(code)) }
                        }
                    }
                }
            }
            @if number > 0 { rect x=(left) y=(top) width=(wide) height=(high) fill="none" stroke="#8a8f94" stroke-width="0.8" {} }
        };
        (markup, high)
    }

    /// The legend, in columns from a height downwards; with the height below it.
    #[allow(clippy::cast_precision_loss, reason = "numbers of entries, all small")]
    fn legend(&self, mut top: f64) -> (Markup, f64) {
        let columns = if self.legend.len() > 4 { 3.0 } else { 2.0 };
        let column = (WIDTH - 2.0 * MARGIN) / columns;
        let mut entries = Vec::new();
        let mut height = 0.0_f64;
        for (i, entry) in self.legend.iter().enumerate() {
            let place = i as f64 % columns;
            if i > 0 && place == 0.0 {
                top += height + 10.0;
                height = 0.0;
            }
            let x = MARGIN + place * column;
            let words = lines(&format!("{}: {}", entry.label, entry.meaning), column - 48.0, 13.0);
            let (words, used) = text(x + 30.0, top + 13.0, 13.0, "400", &words);
            height = height.max(used).max(22.0);
            let look = Look::of(entry.word);
            entries.push(html! {
                rect x=(x) y=(top) width="20" height="20" rx="3" fill=(fill(look, HATCHING)) stroke="#555555" stroke-width="0.75" {}
                (words)
            });
        }
        (html! { @for entry in &entries { (entry) } }, top + height)
    }

    /// The map as a drawing.
    pub(super) fn svg(&self) -> Markup {
        let (title, used) = text(MARGIN, MARGIN + 20.0, 20.0, "600", &lines(&self.title, WIDTH - 2.0 * MARGIN, 20.0));
        let top = MARGIN + used + 10.0;
        let (main, high) = self.panel(self.frame, 0, (MARGIN, top), (WIDTH - 2.0 * MARGIN, TALLEST));
        let mut below = top + high;
        let mut insets = Vec::new();
        let (mut x, mut row) = (MARGIN, 0.0_f64);
        for (i, frame) in self.insets.iter().enumerate() {
            let (inset, high) = self.panel(*frame, i + 1, (x, below + 14.0), INSET);
            insets.push(inset);
            row = row.max(high + 14.0);
            x += INSET.0 + 14.0;
        }
        below += row;
        let (legend, legend_below) = self.legend(below + 18.0);
        let note_top = legend_below + 16.0;
        let (note, note_height) = text(MARGIN, note_top + 12.0, 12.0, "400", &lines(&self.note, WIDTH - 2.0 * MARGIN, 12.0));
        let height = (note_top + note_height + MARGIN).ceil();
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {height}")) width=(WIDTH) height=(height) role="group"
                aria-labelledby="map-title" font-family=(FONT) color="#1b1b1b" {
                title id="map-title" { (harmless(&self.title)) }
                (hatch(HATCHING))
                rect width=(WIDTH) height=(height) fill="#ffffff" {}
                (title)
                (main)
                @for inset in &insets { (inset) }
                (legend)
                (note)
            }
        }
    }
}

/// What stands around a code on a hatched ground, so that it stays legible.
fn halo(word: &str) -> &'static str {
    let look = Look::of(word);
    if look.hatched { look.fill } else { "none" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_written_as_decimals() {
        let written = |tenths| {
            let mut out = String::new();
            push_tenths(tenths, &mut out);
            out
        };
        assert_eq!([0, 5, -5, 10, -123, 10_640].map(written), ["0", "0.5", "-0.5", "1", "-12.3", "1064"]);
    }

    /// Values of the projection's own publication, for a sphere of radius 1.
    #[test]
    fn equal_earth_is_the_published_projection() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-4;
        let (x, y) = flat(180.0, 0.0);
        assert!(near(x, 2.706_63) && near(y, 0.0), "{x} {y}");
        let (x, y) = flat(0.0, 90.0);
        assert!(near(x, 0.0) && near(y, 1.317_36), "{x} {y}");
    }
}
