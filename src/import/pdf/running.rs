//! What runs along with the pages: their numbers, and heads and feet that return on each. They are no paragraphs.

use super::columns::Line;
use std::collections::BTreeMap;

/// So many lines at the top and at the foot of a page may run along.
const MARGIN_LINES: usize = 3;
/// Lines that return stand at the same height, within so many points.
const SAME_HEIGHT: f64 = 6.0;
/// In words, a number of a page has at most so many.
const NUMBER_WORDS: usize = 4;

/// What runs along is set in type of the text's size or smaller; larger type at the top of a page is a heading.
const LARGEST: f64 = 1.08;

/// The size of type that most letters have, in points.
pub(super) fn usual_size<'a>(lines: impl IntoIterator<Item = &'a Line>) -> f64 {
    let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
    for line in lines {
        *sizes.entry((line.size * 10.0).round() as i64).or_default() += line.text.chars().count();
    }
    sizes.iter().max_by_key(|(size, count)| (**count, -**size)).map_or(10.0, |(&size, _)| size as f64 / 10.0)
}

/// Takes away what runs along. `pages` holds the lines of each page.
pub(super) fn remove(pages: &mut [Vec<Line>]) {
    let mut returning: BTreeMap<String, Vec<(usize, f64)>> = BTreeMap::new();
    for (page, lines) in pages.iter().enumerate() {
        for number in margins(lines) {
            returning.entry(key(&lines[number].text)).or_default().push((page, lines[number].y));
        }
    }
    // Left and right pages may have heads of their own, chapters too, and a first page often has none.
    let largest = usual_size(pages.iter().flatten()) * LARGEST;
    let often = (pages.len() / 3).clamp(2, 3);
    let heights: Vec<Vec<usize>> = pages.iter().map(|lines| margins(lines)).collect();
    for (page, lines) in pages.iter_mut().enumerate() {
        let runs = |number: usize, line: &Line| {
            let places = returning.get(&key(&line.text)).map_or(&[][..], Vec::as_slice);
            let same = places.iter().filter(|(_, y)| (y - line.y).abs() < SAME_HEIGHT).count();
            line.size <= largest
                && heights[page].contains(&number)
                && (same >= often || is_page_number(&line.text, page + 1))
        };
        let kept: Vec<Line> = lines
            .iter()
            .enumerate()
            .filter(|(number, line)| !runs(*number, line))
            .map(|(_, line)| line.clone())
            .collect();
        *lines = kept;
    }
}

/// Numbers of the lines that stand highest and lowest on a page.
fn margins(lines: &[Line]) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..lines.len()).collect();
    numbers.sort_by(|&a, &b| lines[a].y.total_cmp(&lines[b].y));
    let last = numbers.len().saturating_sub(MARGIN_LINES).max(MARGIN_LINES.min(numbers.len()));
    let foot = numbers.split_off(last);
    numbers.truncate(MARGIN_LINES);
    numbers.extend(foot);
    numbers
}

/// The text with all numbers alike.
fn key(text: &str) -> String {
    let mut key = String::new();
    for c in text.chars() {
        if !c.is_numeric() {
            key.extend(c.to_lowercase());
        } else if !key.ends_with('#') {
            key.push('#');
        }
    }
    key
}

/// Whether a line is the number of its page: `7`, `– 7 –`, `Side 7 af 12`.
fn is_page_number(text: &str, page: usize) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let is_amount = chars.windows(3).any(|c| c[0].is_numeric() && matches!(c[1], '.' | ',') && c[2].is_numeric());
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let numbers = words.iter().filter(|word| word.parse::<usize>().is_ok()).count();
    let named = words.iter().any(|word| *word == page.to_string());
    let short = words.iter().all(|word| word.chars().count() <= 6);
    let alone = words.len() == 1 && numbers == 1 && chars.len() <= 6;
    let among = words.len() <= NUMBER_WORDS && words.len() > 1 && numbers > 0 && numbers + 2 >= words.len() && short;
    named && !is_amount && (alone || among)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_told() {
        for text in ["7", "– 7 –", "Side 7", "Side 7 af 12", "7/12"] {
            assert!(is_page_number(text, 7), "{text}");
        }
        for text in ["8", "7.500 kroner", "Den 7. maj kom han", "Kapitel syv", "2027"] {
            assert!(!is_page_number(text, 7), "{text}");
        }
        assert_eq!(key("Side 12 af 140"), "side # af #");
    }
}
