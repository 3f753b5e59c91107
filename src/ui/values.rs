//! Values in the interface's language: amounts, dates, times and the words that the engine has for ways of saying.

use super::i18n::{Texts, Told};
use crate::{
    diff::Aspect,
    export::value::{Amount, Of, Said, Scale, grouped, said, scaled},
    facts::{Bound, Date, Hedge, Negation, Period},
};

const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

const WEEKDAYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];

/// Units whose codes nobody would say; the others are symbols that every language has.
const UNITS: &[(&str, &str)] = &[
    ("mile", "unit-mile"),
    ("acre", "unit-acre"),
    ("barrel", "unit-barrel"),
    ("s", "unit-second"),
    ("min", "unit-minute"),
    ("h", "unit-hour"),
    ("day", "unit-day"),
    ("week", "unit-week"),
    ("month", "unit-month"),
    ("year", "unit-year"),
    ("decade", "unit-decade"),
    ("century", "unit-century"),
    ("km/h", "unit-kilometres-an-hour"),
    ("krone", "unit-krone"),
    ("dollar", "unit-dollar"),
    ("pound", "unit-pound"),
];

/// A normalised value as one tells it in the interface's language.
pub fn value(texts: &Texts, aspect: Aspect, plain: &str) -> String {
    match said(aspect, plain) {
        Said::Nothing => texts.get("value-nothing"),
        Said::Amount(amount) => amount_of(texts, amount),
        Said::Date(date) => date_of(texts, &date),
        Said::Time { hours, minutes } => {
            texts.say(&Told::new("value-time").arg("hours", hours).arg("minutes", minutes))
        }
        Said::Quotation { speaker: Some(speaker), .. } => speaker.to_owned(),
        Said::Quotation { speaker: None, .. } => texts.get("value-nobody"),
        Said::Negation(Negation::Not) => texts.get("negation-not"),
        Said::Negation(Negation::Without) => texts.get("negation-without"),
        Said::Negation(Negation::Hardly) => texts.get("negation-hardly"),
        Said::Hedge(Hedge::Alleged) => texts.get("strength-alleged"),
        Said::Hedge(Hedge::Possible) => texts.get("strength-possible"),
        Said::Hedge(Hedge::Attributed) => texts.get("strength-attributed"),
        Said::Plain(plain) => plain.to_owned(),
    }
}

fn amount_of(texts: &Texts, Amount { bound, from, to, of }: Amount<'_>) -> String {
    let mut amount = numeral(texts, from);
    if let Some(to) = to {
        amount = format!("{amount}–{}", numeral(texts, to));
    }
    let is_one = from == "1" && to.is_none();
    let count = if is_one { 1_usize } else { 2 };
    let of = match of {
        Of::Nothing => None,
        Of::Percent => Some("value-percent"),
        Of::Points => Some("value-points"),
        Of::Years => Some("value-years"),
        Of::Unit(unit) => match UNITS.iter().find(|(code, _)| *code == unit) {
            Some((_, key)) => Some(*key),
            None => {
                amount = format!("{amount} {unit}");
                None
            }
        },
    };
    if let Some(key) = of {
        amount = texts.say(&Told::new(key).arg("amount", amount).arg("count", count));
    }
    let bound = match bound {
        Bound::Exact => return amount,
        Bound::About => "bound-about",
        Bound::Almost => "bound-almost",
        Bound::Just => "bound-just",
        Bound::AtLeast => "bound-at-least",
        Bound::MoreThan => "bound-more-than",
        Bound::AtMost => "bound-at-most",
        Bound::LessThan => "bound-less-than",
    };
    texts.say(&Told::new(bound).arg("amount", amount))
}

fn numeral(texts: &Texts, numeral: &str) -> String {
    let (mantissa, scale) = scaled(numeral);
    let amount = grouped(&mantissa, &texts.get("number-thousands"), &texts.get("number-decimals"));
    match scale {
        Scale::One => amount,
        Scale::Million => texts.say(&Told::new("number-million").arg("amount", amount)),
        Scale::Billion => texts.say(&Told::new("number-billion").arg("amount", amount)),
    }
}

fn date_of(texts: &Texts, date: &Date) -> String {
    let month = date.month.and_then(|month| MONTHS.get(usize::try_from(month - 1).ok()?));
    let month = month.map(|key| texts.get(key));
    let year = date.year.map(|year| year.to_string());
    let calendar = match (date.day, month, year) {
        (Some(day), Some(month), year) => {
            let told = Told::new("date-day").arg("day", day.to_string()).arg("month", month);
            let day = texts.say(&told);
            Some(year.map_or(day.clone(), |year| format!("{day} {year}")))
        }
        (None, Some(month), Some(year)) => Some(format!("{month} {year}")),
        (_, Some(month), None) => Some(month),
        (_, None, year) => year,
    };
    let weekday = date.weekday.and_then(|day| WEEKDAYS.get(usize::try_from(day - 1).ok()?)).map(|key| texts.get(key));
    let day = match (weekday, calendar) {
        (Some(weekday), Some(date)) => {
            Some(texts.say(&Told::new("date-weekday").arg("weekday", weekday).arg("date", date)))
        }
        (weekday, calendar) => weekday.or(calendar),
    };
    let period = date.period.map(|period| {
        let (key, year) = match period {
            Period::Decade(year) if year < 100 => ("date-decade-alone", year),
            Period::Decade(year) => ("date-decade", year),
            Period::Century(year) => ("date-century", year),
        };
        texts.say(&Told::new(key).arg("year", year.to_string()))
    });
    let relative = date.relative.map(|days| relative(texts, days));
    [day, period, relative].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn relative(texts: &Texts, days: i8) -> String {
    let key = match days {
        0 => "date-today",
        1 => "date-tomorrow",
        -1 => "date-yesterday",
        2.. => "date-coming",
        _ => "date-past",
    };
    texts.say(&Told::new(key).arg("days", usize::from(days.unsigned_abs())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::InterfaceLanguage;

    #[test]
    fn values_are_told_as_the_language_does() {
        for (aspect, plain, english, danish) in [
            (Aspect::Number, "1500", "1,500", "1.500"),
            (Aspect::Number, ">13000", "more than 13,000", "mere end 13.000"),
            (Aspect::Number, "-1234.5", "−1,234.5", "−1.234,5"),
            (Aspect::Number, "7", "7", "7"),
            (Aspect::Number, "412–265", "412–265", "412–265"),
            (Aspect::Number, "1e9", "1e9", "1e9"),
            (Aspect::Number, "~8000000", "about 8 million", "omkring 8 mio."),
            (Aspect::Money, "184000000 DKK", "184 million DKK", "184 mio. DKK"),
            (Aspect::Money, "~<1250000000 krone", "almost 1.25 billion kroner", "knap 1,25 mia. kroner"),
            (Aspect::Measure, "1000–1200.5 m²", "1,000–1,200.5 m²", "1.000–1.200,5 m²"),
            (Aspect::Measure, ">=1 day", "at least 1 day", "mindst 1 dag"),
            (Aspect::Measure, "2–3 h", "2–3 hours", "2–3 timer"),
            (Aspect::Measure, "40 km/h", "40 km/h", "40 km/t"),
            (Aspect::Age, "43 years", "43 years", "43 år"),
            (Aspect::Percent, "2.5 percentage points", "2.5 percentage points", "2,5 procentpoint"),
            (Aspect::Percent, "<=12 %", "at most 12 per cent", "højst 12 procent"),
            (Aspect::Date, "2025-03-03", "3 March 2025", "3. marts 2025"),
            (Aspect::Date, "--04-28 weekday 1", "Monday 28 April", "mandag den 28. april"),
            (Aspect::Date, "--04", "April", "april"),
            (Aspect::Date, "2026-09", "September 2026", "september 2026"),
            (Aspect::Date, "weekday 5", "Friday", "fredag"),
            (Aspect::Date, "today -1", "yesterday", "i går"),
            (Aspect::Date, "today -3", "3 days ago", "for 3 dage siden"),
            (Aspect::Date, "199X", "the 1990s", "1990’erne"),
            (Aspect::Date, "XX9X", "the 90s", "90’erne"),
            (Aspect::Date, "18XX", "the 1800s", "1800-tallet"),
            (Aspect::Date, "19", "19", "19"),
            (Aspect::Time, "07:20", "7:20", "kl. 7.20"),
            (Aspect::Quotation, "25 words: Anna Holm", "Anna Holm", "Anna Holm"),
            (Aspect::Quotation, "25 words", "nobody by name", "ingen ved navn"),
            (Aspect::Negation, "not", "not", "ikke"),
            (Aspect::Reference, "12345678", "12345678", "12345678"),
            (Aspect::Strength, "alleged", "alleged", "påstået"),
        ] {
            assert_eq!(value(&Texts::new(InterfaceLanguage::English), aspect, plain), english);
            assert_eq!(value(&Texts::new(InterfaceLanguage::Danish), aspect, plain), danish);
        }
    }
}
