//! ISO dates, whole or in part: a source may speak for a day, a month or only a year.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar date by ISO 8601: `2024`, `2024-11` or `2024-11-07`.
///
/// The three dates of a rule are kept apart: the date a text speaks for (`text_date`), the date a rule came into force
/// (`in_force.from`) and the day somebody read it (`read`). Dates compare by their earliest possible day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate(String);

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date: write YYYY-MM-DD, YYYY-MM or YYYY, and a day that exists", self.0)
    }
}

impl std::error::Error for NotADate {}

impl Date {
    /// A whole date, or `None` for a day that does not exist.
    pub fn day(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Date { year, month, day };
        (date.exists() && month > 0 && day > 0).then_some(date)
    }

    fn exists(self) -> bool {
        let leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let longest = match self.month {
            0 => 0,
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (1000..=9999).contains(&self.year) && self.month <= 12 && self.day <= longest
    }

    /// Whether it names one day.
    pub const fn is_a_day(self) -> bool {
        self.day > 0
    }

    /// The latest day that it can mean.
    fn last_day(self) -> Date {
        let month = if self.month == 0 { 12 } else { self.month };
        Date { month, day: if self.day == 0 { 31 } else { self.day }, ..self }
    }

    /// Months since the year 0; a date without a month has none.
    pub fn months(self) -> Option<i32> {
        (self.month > 0).then(|| i32::from(self.year) * 12 + i32::from(self.month) - 1)
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let wrong = || NotADate(text.to_owned());
        let number = |part: Option<&str>, width: usize| -> Result<u16, NotADate> {
            match part {
                None => Ok(0),
                Some(digits) if digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit()) => {
                    match digits.parse().map_err(|_| wrong())? {
                        0 => Err(wrong()),
                        value => Ok(value),
                    }
                }
                Some(_) => Err(wrong()),
            }
        };
        let mut parts = text.split('-');
        let year = number(parts.next(), 4)?;
        let (month, day) = (number(parts.next(), 2)?, number(parts.next(), 2)?);
        let date = Date { year, month: u8::try_from(month).map_err(|_| wrong())?, day: u8::try_from(day).map_err(|_| wrong())? };
        if parts.next().is_some() || !date.exists() {
            return Err(wrong());
        }
        Ok(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        if out.is_human_readable() { out.collect_str(self) } else { (self.year, self.month, self.day).serialize(out) }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        if !input.is_human_readable() {
            let (year, month, day) = Deserialize::deserialize(input)?;
            return Ok(Date { year, month, day });
        }
        struct Iso;
        impl Visitor<'_> for Iso {
            type Value = Date;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date (YYYY-MM-DD, YYYY-MM or YYYY)")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Date, E> {
                value.parse().map_err(E::custom)
            }
            // A bare year is a number to YAML.
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Date, E> {
                value.to_string().parse().map_err(E::custom)
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Date, E> {
                value.to_string().parse().map_err(E::custom)
            }
        }
        input.deserialize_any(Iso)
    }
}

/// The time during which a rule applies. An end that was not established is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// First day of force.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day of force.
    #[serde(default)]
    pub until: Option<Date>,
}

impl InForce {
    /// Whether the rule applied on a day, as far as its dates were established.
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until.last_day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_and_partial_dates_are_read_and_written_alike() {
        for text in ["2024", "2024-02", "2024-02-29", "1900-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2023-02-29", "1900-02-29", "2024-13", "2024-04-31", "24-01-01", "2024-1-1", "2024-01-01-01", "2024-00", ""] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_rule_that_ends_in_a_year_ends_with_its_last_day() {
        let until: InForce = InForce { from: None, until: Some("2024".parse().unwrap()) };
        assert!(until.covers("2024-12-31".parse().unwrap()));
        assert!(!until.covers("2025-01-01".parse().unwrap()));
    }

    #[test]
    fn a_month_begins_before_its_days() {
        assert!("2024-02".parse::<Date>().unwrap() < "2024-02-01".parse().unwrap());
        assert!("2024".parse::<Date>().unwrap() < "2024-01".parse().unwrap());
    }
}
