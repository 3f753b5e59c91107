//! Values in the report's English: in full in its sentences, short in the ledger's columns.

use crate::{
    diff::Aspect,
    export::value::{Amount, Of, Said, Scale, grouped, said, scaled},
    facts::{Bound, Date, Hedge, Period},
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Units whose code is not what one says: code, one, several.
const UNITS: &[(&str, &str, &str)] = &[
    ("mile", "mile", "miles"),
    ("acre", "acre", "acres"),
    ("barrel", "barrel", "barrels"),
    ("s", "second", "seconds"),
    ("min", "minute", "minutes"),
    ("h", "hour", "hours"),
    ("day", "day", "days"),
    ("week", "week", "weeks"),
    ("month", "month", "months"),
    ("year", "year", "years"),
    ("decade", "decade", "decades"),
    ("century", "century", "centuries"),
    ("krone", "krone", "kroner"),
    ("dollar", "dollar", "dollars"),
    ("pound", "pound", "pounds"),
];

/// How much room there is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    Sentence,
    Column,
}

/// A normalised value as a sentence tells it: "more than 13,000", "Monday 28 April".
pub(super) fn value(aspect: Aspect, plain: &str) -> String {
    told(aspect, plain, Room::Sentence)
}

/// The same for a narrow column: ">13,000", "Mon 28 Apr", "2025-04-28".
pub(super) fn short(aspect: Aspect, plain: &str) -> String {
    told(aspect, plain, Room::Column)
}

fn told(aspect: Aspect, plain: &str, room: Room) -> String {
    match said(aspect, plain) {
        Said::Nothing => "nothing".to_owned(),
        Said::Amount(amount) => amount_of(amount, room),
        Said::Date(date) => date_of(&date, plain, room),
        Said::Time { hours, minutes } => format!("{hours}:{minutes}"),
        Said::Quotation { speaker, .. } => speaker.unwrap_or("nobody by name").to_owned(),
        Said::Negation(negation) => negation.normalised().to_owned(),
        Said::Hedge(Hedge::Attributed) => "somebody’s word".to_owned(),
        Said::Hedge(hedge) => hedge.normalised().to_owned(),
        Said::Plain(plain) => plain.to_owned(),
    }
}

fn amount_of(Amount { bound, from, to, of }: Amount<'_>, room: Room) -> String {
    let mut amount = numeral(from, room);
    if let Some(to) = to {
        amount = format!("{amount}–{}", numeral(to, room));
    }
    let is_one = from == "1" && to.is_none();
    let ending = if is_one { "" } else { "s" };
    match (of, room) {
        (Of::Nothing, _) => {}
        (Of::Percent, Room::Sentence) => amount.push_str(" per cent"),
        (Of::Percent, Room::Column) => amount.push('%'),
        (Of::Points, Room::Sentence) => amount = format!("{amount} percentage point{ending}"),
        (Of::Points, Room::Column) => amount.push_str(" pp"),
        (Of::Years, _) => amount = format!("{amount} year{ending}"),
        (Of::Unit(unit @ ("s" | "min" | "h")), Room::Column) => amount = format!("{amount} {unit}"),
        (Of::Unit(unit), _) => {
            let known = UNITS.iter().find(|(code, ..)| *code == unit);
            let name = known.map_or(unit, |(_, one, several)| if is_one { one } else { several });
            amount = format!("{amount} {name}");
        }
    }
    let (words, sign) = match bound {
        Bound::Exact => ("", ""),
        Bound::About => ("about ", "~"),
        Bound::Almost => ("almost ", "~<"),
        Bound::Just => ("just over ", "~>"),
        Bound::AtLeast => ("at least ", "≥"),
        Bound::MoreThan => ("more than ", ">"),
        Bound::AtMost => ("at most ", "≤"),
        Bound::LessThan => ("less than ", "<"),
    };
    format!("{}{amount}", if room == Room::Sentence { words } else { sign })
}

fn numeral(numeral: &str, room: Room) -> String {
    let (mantissa, scale) = scaled(numeral);
    let amount = grouped(&mantissa, ",", ".");
    match (scale, room) {
        (Scale::One, _) => amount,
        (Scale::Million, Room::Sentence) => format!("{amount} million"),
        (Scale::Billion, Room::Sentence) => format!("{amount} billion"),
        (Scale::Million, Room::Column) => format!("{amount} m"),
        (Scale::Billion, Room::Column) => format!("{amount} bn"),
    }
}

fn date_of(date: &Date, plain: &str, room: Room) -> String {
    // In a column whole days and years stand best below one another in figures.
    if room == Room::Column && date.year.is_some() && date.weekday.is_none() {
        return plain.to_owned();
    }
    let month = date.month.and_then(|month| MONTHS.get(usize::try_from(month - 1).ok()?));
    let weekday = date.weekday.and_then(|day| WEEKDAYS.get(usize::try_from(day - 1).ok()?));
    let is_cut = room == Room::Column && (date.day.is_some() || date.period.is_some() || date.relative.is_some());
    let cut = |name: &&str| name.get(..3).filter(|_| is_cut).unwrap_or(name).to_owned();
    let of_calendar =
        [weekday.map(cut), date.day.map(|day| day.to_string()), month.map(cut), date.year.map(|year| year.to_string())];
    let period = date.period.map(|period| match period {
        Period::Decade(year) | Period::Century(year) => format!("the {year}s"),
    });
    let relative = date.relative.map(|days| match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {days} days"),
        _ => format!("{} days ago", days.unsigned_abs()),
    });
    of_calendar.into_iter().chain([period, relative]).flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_full_and_short() {
        for (aspect, plain, full, brief) in [
            (Aspect::Number, ">13000", "more than 13,000", ">13,000"),
            (Aspect::Number, ">=8000000", "at least 8 million", "≥8 m"),
            (Aspect::Money, "~<1250000000 krone", "almost 1.25 billion kroner", "~<1.25 bn kroner"),
            (Aspect::Percent, "12 %", "12 per cent", "12%"),
            (Aspect::Percent, "1 percentage points", "1 percentage point", "1 pp"),
            (Aspect::Measure, "~15 min", "about 15 minutes", "~15 min"),
            (Aspect::Age, "43 years", "43 years", "43 years"),
            (Aspect::Date, "2025-03-03", "3 March 2025", "2025-03-03"),
            (Aspect::Date, "--04-28 weekday 1", "Monday 28 April", "Mon 28 Apr"),
            (Aspect::Date, "--04", "April", "April"),
            (Aspect::Date, "weekday 6", "Saturday", "Saturday"),
            (Aspect::Date, "18XX", "the 1800s", "the 1800s"),
            (Aspect::Date, "today +2", "in 2 days", "in 2 days"),
            (Aspect::Time, "07:20", "7:20", "7:20"),
            (Aspect::Quotation, "25 words", "nobody by name", "nobody by name"),
            (Aspect::Strength, "attributed", "somebody’s word", "somebody’s word"),
            (Aspect::Name, "Signe Rask", "Signe Rask", "Signe Rask"),
        ] {
            assert_eq!((value(aspect, plain).as_str(), short(aspect, plain).as_str()), (full, brief));
        }
    }
}
