//! A whole amount in a sentence: the bound before it, one number or two, and what they count.
//!
//! "knap 1,2 mia. kr.", "mellem 10 og 12 procent", "$5–7 million". A word for one that may be an article is no number.

use super::{
    Amount, Bound,
    figure::Form,
    item::{Gap, Item, Kind},
    lexicon::Lexicon,
    quantity::{Of, Place, Quantity},
    range::Within,
};
use crate::{
    facts::{Fact, Value, Verdict},
    text::{Language, Span},
};

/// A sentence while amounts are read from it.
pub struct Reading<'a> {
    /// Its pieces.
    pub items: &'a [Item],
    /// The words of its language.
    pub lexicon: &'static Lexicon,
    /// Its language.
    pub language: &'a Language,
    /// Whether most of its words begin with a capital.
    pub is_heading: bool,
}

impl Reading<'_> {
    /// All amounts, in order.
    pub fn facts(&self) -> Vec<Fact> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.items.len() {
            if let Some(silent) = self.lexicon.silent.find(self.items, at) {
                at = silent.end;
            } else if let Some((fact, end)) = self.fact(at).or_else(|| self.roman_century(at)) {
                if !found.last().is_some_and(|before| self.is_repeated(before, &fact, at)) {
                    found.push(fact);
                }
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// Whether brackets say a measure once more in another unit: "300 km (186 miles)".
    fn is_repeated(&self, before: &Fact, fact: &Fact, at: usize) -> bool {
        let is_close = self.items[at].gap == Gap::Other && fact.span.start <= before.span.end + 2;
        let are_measures = matches!((&before.value, &fact.value), (Value::Measure(..), Value::Measure(..)));
        is_close && are_measures && before.compare(fact) == Some(Verdict::Converted)
    }

    fn fact(&self, at: usize) -> Option<(Fact, usize)> {
        let bound = self.lexicon.bounds.find(self.items, at).filter(|bound| self.joins(bound.end));
        let begin = bound.as_ref().map_or(at, |bound| bound.end);
        let between = self.lexicon.between.find(self.items, begin).filter(|between| self.joins(between.end));
        let first = between.as_ref().and_then(|between| self.quantity(between.end, Place::First));
        let range = first.and_then(|first| self.range(first, Within::Between));
        let (first, second) = match range {
            Some((first, second)) => (first, Some(second)),
            None => {
                let first = self.quantity(begin, Place::First)?;
                match self.range(first.clone(), Within::Open) {
                    Some((first, second)) => (first, Some(second)),
                    None => (first, None),
                }
            }
        };
        let mut end = second.as_ref().map_or(first.end, |second| second.end);
        let behind = if self.joins(end) { self.lexicon.bounds_behind.find(self.items, end) } else { None };
        end = behind.as_ref().map_or(end, |behind| behind.end);
        let roughly = first.figure.about.then_some(Bound::About);
        let bound = bound.map(|b| b.value).or(behind.map(|b| b.value)).or(roughly).unwrap_or(Bound::Exact);
        let opening = if second.is_some() && between.is_some() { begin } else { first.start };
        let start = if begin > at { at } else { opening };
        let value = value(&first, second.as_ref(), bound)?;
        Some((Fact { span: self.span(start, end), value }, end))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.items[start].span.start, self.items[end - 1].span.end)
    }

    /// Whether the piece `at` may go on with the expression before it.
    pub(super) fn joins(&self, at: usize) -> bool {
        let Some(item) = self.items.get(at) else { return false };
        let before = at.checked_sub(1).map(|k| &self.items[k]);
        let is_short = |item: &Item| item.kind == Kind::Word && item.text.chars().count() <= 4;
        item.gap.is_plain() || item.gap == Gap::Minus || item.gap == Gap::Dot && before.is_some_and(is_short)
    }
}

fn value(first: &Quantity, second: Option<&Quantity>, bound: Bound) -> Option<Value> {
    let step = second.map_or(first.figure.step, |second| first.figure.step.max(second.figure.step));
    let to = second.and_then(|second| second.figure.readings.first().copied());
    let amount = Amount { readings: first.figure.readings.clone(), to, step, bound };
    Some(match &first.of {
        Of::Nothing if first.figure.form == Form::Half => return None,
        Of::Nothing => Value::Number(amount),
        Of::Percent => Value::Percent(amount),
        Of::Points => Value::PercentagePoints(amount),
        Of::Money(currency) => Value::Money(amount, currency.clone()),
        Of::Measure(unit) => Value::Measure(amount, unit.clone()),
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        facts::{Fact, Passage, amount},
        segment::tokens,
        text::{Language, Place, Sentence},
    };

    fn check(language: &str, text: &str, expected: &[(&str, &str)]) {
        let language: Language = language.parse().unwrap();
        let place = Place::new(0, 0, text.chars().count());
        let sentence = Sentence { place, text: text.to_owned(), tokens: tokens(text, 0) };
        let found: Vec<Fact> = amount::find(&Passage::new(&sentence, &language, None));
        let told: Vec<(&str, String)> = found.iter().map(|f| (f.span.of(text), f.normalised())).collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(span, value)| (*span, value.as_str())).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn spans_cover_the_whole_expression() {
        check(
            "da",
            "Det kostede knap 1,2 mia. kr. i 2024.",
            &[("knap 1,2 mia. kr", "~<1200000000 krone"), ("2024", "2024")],
        );
        check("en", "It cost at least US$5 million, or more.", &[("at least US$5 million", ">=5000000 USD")]);
        check("fr", "Il a plus d’un million d’euros.", &[("plus d’un million d’euros", ">1000000 EUR")]);
        check("da", "Mellem ti og tolv procent.", &[("Mellem ti og tolv procent", "10–12 %")]);
        check("de", "Zwischen 10 und 12 Uhr", &[("Zwischen 10 und 12", "10–12")]);
        check("da", "De var 5-7 mand på en femdages tur.", &[("5-7", "5–7"), ("femdages", "5 day")]);
    }

    #[test]
    fn names_and_ordinals_are_no_amounts() {
        for text in ["G7 og A320", "en F-16 i 3D", "den 3. gang", "8.a", "7-Eleven", "Covid-19"] {
            check("da", text, &[]);
        }
        check("de", "21. Jahrhundert", &[("21", "21")]);
        check("fr", "au XIXe siècle", &[("XIXe", "19")]);
        check("sv", "på 80-talet", &[("80", "1980")]);
        check("da", "sæsonen 2018-19", &[("2018-19", "2018–2019")]);
    }

    #[test]
    fn languages_without_a_table_have_digits_only() {
        check("cs", "Dvacet lidí a 1 500 domů.", &[("1 500", "1500")]);
        check("und", "5 %", &[("5 %", "5 %")]);
    }
}
