//! Times of day: "kl. 14.30", "klokken halv tre", "2:30 p.m.", "14h30".
//!
//! A time on a clock of twelve hours without a word for the half of the day has two readings; two times are equal
//! when they share one. Digits are a time only where words about them say so.

use super::{
    Fact, Passage, Value, Verdict,
    wording::{Meaning, Phrase, Wording},
};

/// A time of day.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Minutes from midnight, below 1440.
    pub minutes: u16,
    /// The reading twelve hours off, where nothing tells which half of the day is meant.
    pub other: Option<u16>,
    /// The zone that is told with it; its number tells only whether two are the same.
    pub zone: Option<i32>,
}

/// All of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Fact> {
    let wording = Wording::of(passage);
    let mut found = Vec::new();
    let (mut at, mut last_end) = (0, None);
    while at < wording.words.len() {
        let mut told = read(&wording, at, last_end);
        if let Some(told) = &mut told {
            told.time.zone = zone_behind(&wording, told.end);
            let span = wording.span(told.first, told.end.saturating_sub(1));
            found.push(Fact { span, value: Value::Time(told.time.clone()) });
            last_end = Some(told.end);
        }
        at = told.map_or(at + 1, |told| told.end.max(at + 1));
    }
    found
}

impl Time {
    /// In the way of ISO 8601, as far as it is told: `14:30`.
    pub fn normalised(&self) -> String {
        format!("{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }

    /// How two relate: equal, different, or converted where they are told in different zones.
    pub fn compare(&self, other: &Self) -> Option<Verdict> {
        let shares = |minutes: u16| minutes == other.minutes || Some(minutes) == other.other;
        let equal = shares(self.minutes) || self.other.is_some_and(shares);
        let may_be_moved = self.zone != other.zone && self.minutes.abs_diff(other.minutes).is_multiple_of(30);
        Some(match (equal, may_be_moved) {
            (true, _) => Verdict::Equal,
            (false, true) => Verdict::Converted,
            (false, false) => Verdict::Differs,
        })
    }

    fn of(hours: u16, minutes: u16, half: Half) -> Option<Self> {
        let is_told = hours == 0 || hours > 12;
        let hours = match half {
            _ if hours > 24 || minutes > 59 || hours == 24 && minutes > 0 => return None,
            Half::First if !is_told => hours % 12,
            Half::Second if !is_told => hours % 12 + 12,
            _ => hours % 24,
        };
        let minutes = hours * 60 + minutes;
        let other = (half == Half::NotTold && !is_told).then_some((minutes + 720) % 1440);
        Some(Self { minutes, other, zone: None })
    }

    /// So many minutes from a full hour.
    fn moved(&self, by: i32) -> Option<Self> {
        let moved = |minutes: u16| u16::try_from((i32::from(minutes) + by).rem_euclid(1440)).ok();
        Some(Self { minutes: moved(self.minutes)?, other: self.other.and_then(moved), zone: self.zone })
    }
}

/// The half of the day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    First,
    Second,
    NotTold,
    /// Digits of a clock of 24 hours.
    None,
}

/// A time with the words that tell it.
struct Told {
    first: usize,
    end: usize,
    time: Time,
}

fn read(wording: &Wording<'_>, at: usize, last_end: Option<usize>) -> Option<Told> {
    let word = wording.words.get(at)?;
    if word.is_number {
        return in_digits(wording, at, last_end);
    }
    if let Some(named) = wording.find(at, Meaning::NamedTime) {
        let time = Time { minutes: u16::try_from(named.key).ok()?, other: None, zone: None };
        return Some(Told { first: at, end: named.end, time });
    }
    from_hour(wording, at).or_else(|| hour_word(wording, at))
}

/// The zone among the next words: " dansk tid", " søndag (dansk tid)".
fn zone_behind(wording: &Wording<'_>, end: usize) -> Option<i32> {
    let is_name =
        |at: usize| wording.words.get(at).is_some_and(|word| word.is_capital || word.form.chars().count() > 4);
    let zone = |at: usize| wording.find(at, Meaning::Zone).filter(|phrase| phrase.end > at + 1 || is_name(at));
    let near = (end..end + 3).take_while(|at| wording.words.get(*at).is_some_and(|word| !word.is_number));
    near.filter_map(zone).next().map(|phrase| phrase.key)
}

/// Whether a day is told right before words that begin there: "torsdag omkring".
fn is_behind_day(wording: &Wording<'_>, at: usize) -> bool {
    let ends = |meaning| wording.before(at, meaning).is_some();
    ends(Meaning::Weekday) || ends(Meaning::DayFromToday)
}

/// Digits that may be a time, before anything is known of the words about them.
struct Digits {
    hours: u16,
    minutes: u16,
    form: Form,
    has_zero: bool,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "14:30".
    Colon,
    /// "14.30".
    Point,
    /// "14h30".
    Letter,
    /// "14".
    Hour,
}

/// "14.30", "14:30", "14h30", "14".
fn digits_at(wording: &Wording<'_>, at: usize) -> Option<Digits> {
    let word = wording.words.get(at).filter(|word| word.is_number)?;
    let glued = wording.gap(at).last().is_some_and(|c| "$€£§#+".contains(*c));
    let runs_on = wording.gap(at + 1) == [':'] || glued;
    let two = |text: &str| (text.len() == 2).then(|| text.parse().ok()).flatten();
    let split = |sign, form| word.form.split_once(sign).map(|(hours, minutes)| (hours, two(minutes), form));
    let (hours, minutes, form) = split(':', Form::Colon).or_else(|| split('.', Form::Point)).unwrap_or((
        word.form.as_str(),
        Some(0),
        Form::Hour,
    ));
    let (mut minutes, mut form, mut end) = (minutes?, form, at + 1);
    let has_letter = wording.words.get(at + 1).is_some_and(|word| word.form == "h");
    if form == Form::Hour && has_letter && wording.gap_is(at + 1, &["", " "]) && wording.gap_is(at + 2, &["", " "]) {
        let behind = wording.digits(at + 2, 2).and_then(|minutes| u16::try_from(minutes).ok());
        if let Some(behind) = behind.filter(|minutes| *minutes < 60) {
            (minutes, form, end) = (behind, Form::Letter, at + 3);
        }
    }
    if let Some(mark) = wording.find(end, Meaning::BehindDay).filter(|_| wording.gap_is(end, &["-"])) {
        end = mark.end;
    }
    let fits = !runs_on && hours.len() <= 2;
    let has_zero = hours.starts_with('0');
    Some(Digits { hours: hours.parse().ok()?, minutes, form, has_zero, end }).filter(|_| fits)
}

/// Digits with the words about them that make them a time.
fn in_digits(wording: &Wording<'_>, at: usize, last_end: Option<usize>) -> Option<Told> {
    let digits = digits_at(wording, at)?;
    let before = Before::of(wording, at);
    let behind = Behind::of(wording, &digits);
    let counts = wording.find(digits.end, Meaning::NoYear).is_some();
    let goes_on = !counts && last_end.is_some_and(|end| wording.other_end(end) == Some(at));
    let starts = || {
        wording.other_end(digits.end).is_some_and(|next| {
            let next = digits_at(wording, next);
            next.is_some_and(|next| {
                next.form == digits.form && next.form != Form::Hour && next.form != Form::Point
                    || Behind::of(wording, &next).is_clock()
            })
        })
    };
    let is_time = before.is_clock()
        || behind.is_clock()
        || goes_on
        || starts()
        || match digits.form {
            Form::Colon => before != Before::Nothing || behind.is_unit() || wording.begins(at) && at == 0,
            Form::Point => behind.is_unit() || before.is_before_time(wording, &digits),
            Form::Letter => before != Before::Nothing || digits.hours > 5,
            Form::Hour => before != Before::Nothing && behind.is_unit(),
        };
    if !is_time {
        return None;
    }
    let half = match behind.half() {
        Half::NotTold if digits.has_zero => Half::None,
        half => half,
    };
    let time = Time::of(digits.hours, digits.minutes, half)?;
    Some(Told { first: before.start().unwrap_or(at), end: behind.end(digits.end), time })
}

/// What stands before digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// "kl.": what follows is a time.
    Clock {
        start: usize,
    },
    /// "at": what follows may be one; with key 1 also where a point stands between hours and minutes.
    Hour {
        start: usize,
        key: i32,
    },
    Nothing,
}

impl Before {
    fn of(wording: &Wording<'_>, at: usize) -> Self {
        if let Some(start) = wording.before(at, Meaning::Clock) {
            return Self::Clock { start };
        }
        let hour = wording
            .before(at, Meaning::BeforeHour)
            .and_then(|start| Some((start, wording.find(start, Meaning::BeforeHour)?.key)));
        hour.map_or(Self::Nothing, |(start, key)| Self::Hour { start, key })
    }

    fn is_clock(self) -> bool {
        matches!(self, Self::Clock { .. })
    }

    /// Whether hours and minutes with a point between are a time behind it.
    fn is_before_time(self, wording: &Wording<'_>, digits: &Digits) -> bool {
        let Self::Hour { start, key } = self else { return false };
        let is_counted = wording.find(digits.end, Meaning::NoYear).is_some() || wording.gap(digits.end).contains(&'%');
        !is_counted && (key == 1 || is_behind_day(wording, start) || zone_behind(wording, digits.end).is_some())
    }

    fn start(self) -> Option<usize> {
        if let Self::Clock { start } = self { Some(start) } else { None }
    }
}

/// What stands behind digits.
#[derive(Clone, Copy)]
enum Behind {
    /// "a.m." or "p.m."
    Half(Half, Phrase),
    /// "Uhr".
    Clock(Phrase),
    /// "heures", which may also count hours.
    Unit(Phrase),
    Nothing,
}

impl Behind {
    fn of(wording: &Wording<'_>, digits: &Digits) -> Self {
        match Self::at(wording, digits.end) {
            Self::Unit(_) if digits.form == Form::Letter => Self::Nothing,
            behind => behind,
        }
    }

    fn at(wording: &Wording<'_>, at: usize) -> Self {
        if !wording.gap_is(at, &["", " ", "\u{a0}", "-", "\u{202f}", " '", " ’"]) {
            return Self::Nothing;
        }
        let half = |at: usize| {
            let am = wording.find(at, Meaning::Am).map(|phrase| Self::Half(Half::First, phrase));
            am.or_else(|| wording.find(at, Meaning::Pm).map(|phrase| Self::Half(Half::Second, phrase)))
        };
        let unit = || {
            let clock = wording.find(at, Meaning::Oclock).map(Self::Clock);
            let unit = clock.or_else(|| wording.find(at, Meaning::HourUnit).map(Self::Unit))?;
            Some(half(unit.end(at)).unwrap_or(unit))
        };
        half(at).or_else(unit).unwrap_or(Self::Nothing)
    }

    fn is_clock(self) -> bool {
        matches!(self, Self::Half(..) | Self::Clock(_))
    }

    fn is_unit(self) -> bool {
        matches!(self, Self::Unit(_))
    }

    fn half(self) -> Half {
        if let Self::Half(half, _) = self { half } else { Half::NotTold }
    }

    fn end(self, end: usize) -> usize {
        match self {
            Self::Half(_, phrase) | Self::Clock(phrase) | Self::Unit(phrase) => phrase.end,
            Self::Nothing => end,
        }
    }
}

/// The hour at a word, in a word or digits, and the word behind it.
fn hour_at(wording: &Wording<'_>, at: usize) -> Option<(u16, usize)> {
    let in_word = wording.find(at, Meaning::SmallNumber).map(|phrase| (phrase.key, phrase.end));
    let in_digits = || wording.words.get(at).and_then(|word| Some((i32::try_from(word.number?).ok()?, at + 1)));
    let (hour, end) = in_word.or_else(in_digits)?;
    Some((u16::try_from(hour).ok().filter(|hour| (1..=12).contains(hour))?, end))
}

/// "halv tre", "kvart over 3", "half past two".
fn from_hour(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let minutes = wording.find(at, Meaning::MinutesBeforeHour)?;
    let (hour, end) = hour_at(wording, minutes.end).filter(|_| wording.is_spaced(minutes.end))?;
    let behind = Behind::at(wording, end);
    let first = wording.before(at, Meaning::Clock).unwrap_or(at);
    let time = Time::of(hour, 0, behind.half())?.moved(minutes.key)?;
    Some(Told { first, end: behind.end(end), time })
}

/// "klokken tre", "three o'clock", "las dos y media".
fn hour_word(wording: &Wording<'_>, at: usize) -> Option<Told> {
    let hour = wording.find(at, Meaning::SmallNumber)?;
    let (before, behind) = (Before::of(wording, at), Behind::at(wording, hour.end));
    let minutes = wording.find(hour.end, Meaning::MinutesBehindHour).filter(|_| wording.is_spaced(hour.end));
    let is_time =
        before.is_clock() || behind.is_clock() || before != Before::Nothing && (behind.is_unit() || minutes.is_some());
    if !is_time || wording.find(hour.end, Meaning::NoYear).is_some() {
        return None;
    }
    let time = Time::of(u16::try_from(hour.key).ok()?, 0, behind.half())?.moved(minutes.map_or(0, |m| m.key))?;
    let end = minutes.map_or(behind.end(hour.end), |minutes| minutes.end);
    Some(Told { first: before.start().unwrap_or(at), end, time })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_hours_have_two_readings() {
        let time = |hours, minutes, half| Time::of(hours, minutes, half).unwrap();
        let equal = |a: &Time, b: &Time| a.compare(b) == Some(Verdict::Equal);
        let afternoon = time(14, 30, Half::NotTold);
        assert!(equal(&afternoon, &time(2, 30, Half::NotTold)) && equal(&afternoon, &time(2, 30, Half::Second)));
        assert!(!equal(&afternoon, &time(2, 30, Half::First)) && !equal(&afternoon, &time(2, 30, Half::None)));
        assert_eq!(time(12, 0, Half::First).normalised(), "00:00");
        assert_eq!(time(12, 0, Half::Second).normalised(), "12:00");
        assert_eq!(time(3, 0, Half::NotTold).moved(-30).unwrap().normalised(), "02:30");
        assert_eq!(time(24, 0, Half::NotTold).normalised(), "00:00");
        assert!(Time::of(25, 0, Half::None).is_none() && Time::of(14, 60, Half::None).is_none());
    }
}
