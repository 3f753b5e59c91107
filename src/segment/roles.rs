//! Which paragraphs are the title and which are left over from the page.
//!
//! Import has told title, headings and body by their form. Here the words decide: lines of the page (see
//! [`debris`](super::debris)), label tables, a title that stands twice. Nothing that might be the article's own is
//! taken out: a line of debris that stays is seen and dismissed, a sentence that is hidden is lost.

use super::debris::{is_byline, is_label, is_page_line};
use crate::text::{Paragraph, Role};

/// Gives debris its role and finds the title where none is marked. A second time changes nothing.
pub(super) fn assign(paragraphs: &mut [Paragraph]) {
    let last = paragraphs.len();
    let mut is_debris: Vec<bool> = paragraphs.iter().map(|p| is_page_line(&p.text)).collect();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let at_the_edge = (1..=BYLINE_FROM_TOP).contains(&at) || at > 0 && at + BYLINE_FROM_END >= last;
        is_debris[at] |= at_the_edge && is_byline(&paragraph.text);
    }
    mark_tables(paragraphs, &mut is_debris);
    for (paragraph, debris) in paragraphs.iter_mut().zip(is_debris) {
        if debris {
            paragraph.role = Role::Debris;
        }
    }
    if let Some(title) = title(paragraphs) {
        paragraphs[title].role = Role::Title;
        mark_doubled(paragraphs, title);
    }
}

/// A byline stands within so many paragraphs of the top or the end.
const BYLINE_FROM_TOP: usize = 5;
const BYLINE_FROM_END: usize = 2;
/// The longest line taken for a title, in characters.
const LONGEST_TITLE: usize = 140;
/// A title comes again within so many paragraphs, if it does.
const DOUBLED_WITHIN: usize = 3;
/// The name of a site behind a title has at most so many words.
const LONGEST_SITE: usize = 4;
/// Cells of a label table are short, in words, and its rows have a label and a value.
const LONGEST_CELL: usize = 8;
const MOST_CELLS: usize = 2;

/// The marked title, else the first paragraph that is not debris if it looks like one.
fn title(paragraphs: &[Paragraph]) -> Option<usize> {
    let marked = paragraphs.iter().position(|p| p.role == Role::Title);
    let first = || paragraphs.iter().position(|p| p.is_content() && !p.text.trim().is_empty());
    marked.or_else(|| first().filter(|&at| looks_like_title(&paragraphs[at].text) && has_more(&paragraphs[at + 1..])))
}

fn has_more(after: &[Paragraph]) -> bool {
    after.iter().any(|p| p.is_content() && !p.text.trim().is_empty())
}

fn looks_like_title(text: &str) -> bool {
    let text = text.trim();
    let short = text.chars().take(LONGEST_TITLE + 1).count() <= LONGEST_TITLE;
    short && text.contains(char::is_alphabetic) && !text.ends_with(['.', ',', ';', ':', '…', '|'])
}

fn mark_doubled(paragraphs: &mut [Paragraph], title: usize) {
    let (head, rest) = paragraphs.split_at_mut(title + 1);
    let Some(title) = head.last() else { return };
    for again in rest.iter_mut().take(DOUBLED_WITHIN).filter(|p| p.role != Role::Title) {
        if same_title(&title.text, &again.text) {
            again.role = Role::Debris;
        }
    }
}

/// The same words, or the same but for a site's name behind one of them: "Broen åbner | Avisen".
fn same_title(title: &str, again: &str) -> bool {
    let same = |one: &str, other: &str| !one.is_empty() && bare(one) == bare(other);
    same(title, again) || same(without_site(title), again) || same(title, without_site(again))
}

fn bare(text: &str) -> String {
    let letters = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    let spaced: String = letters.flat_map(char::to_lowercase).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_site(title: &str) -> &str {
    let cuts = [" | ", " - ", " – ", " — "].iter().filter_map(|mark| title.rsplit_once(mark));
    match cuts.min_by_key(|(_, site)| site.len()) {
        Some((own, site)) if words(site) <= LONGEST_SITE => own,
        _ => title,
    }
}

/// Finds blocks of table rows and marks the rulers and, where the block is a table of labels, all of it.
fn mark_tables(paragraphs: &[Paragraph], is_debris: &mut [bool]) {
    let mut at = 0;
    while at < paragraphs.len() {
        let block = paragraphs[at..].iter().take_while(|p| is_table(&p.text)).count();
        let rows: Vec<&str> = paragraphs[at..at + block].iter().flat_map(|p| p.text.lines()).collect();
        let labels = is_label_table(&rows);
        for n in (at..at + block).filter(|&n| paragraphs[n].role != Role::Title) {
            let text = &paragraphs[n].text;
            is_debris[n] |= labels || text.lines().all(is_ruler) || is_joined_label_table(text);
        }
        at += block.max(1);
    }
}

fn is_table(text: &str) -> bool {
    text.contains('|') && text.lines().all(|line| line.contains('|') || line.trim().is_empty())
}

/// "---|---|"
fn is_ruler(row: &str) -> bool {
    row.contains("--") && row.chars().all(|c| matches!(c, '-' | '|' | ':' | '+' | '=' | ' ' | '\t'))
}

/// A label before each value, and a row that has only a label or a label that pages use.
fn is_label_table(rows: &[&str]) -> bool {
    let cells: Vec<Vec<&str>> = rows.iter().filter(|row| !is_ruler(row)).map(|row| cells(row)).collect();
    let narrow = |row: &Vec<&str>| row.len() <= MOST_CELLS && row.iter().all(|c| words(c) <= LONGEST_CELL);
    let heads = |row: &Vec<&str>| row.first().is_some_and(|cell| row.len() == 1 || is_label(cell));
    !cells.is_empty() && cells.iter().all(narrow) && cells.iter().any(heads)
}

/// A table of labels whose rows were joined into one line: "Details | | ---|---| Ort | Kursk".
fn is_joined_label_table(text: &str) -> bool {
    let has_ruler = text.split('|').any(|cell| cell.contains("--") && is_ruler(cell));
    let cells = cells(text);
    has_ruler && cells.iter().any(|cell| is_label(cell)) && cells.iter().all(|cell| words(cell) <= LONGEST_CELL)
}

/// The cells of a row that are not empty. Rulers inside a joined row are none.
fn cells(row: &str) -> Vec<&str> {
    row.split('|').map(str::trim).filter(|cell| !cell.is_empty() && !is_ruler(cell)).collect()
}

fn words(cell: &str) -> usize {
    cell.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "Broen åbnede i går, og alle var glade.";

    /// Each line begins with the role expected: T, H, B or D; `given` are the roles that import gave.
    fn check(given: &str, lines: &[&str]) {
        let role = |letter: char| match letter {
            'T' => Role::Title,
            'H' => Role::Heading,
            'D' => Role::Debris,
            _ => Role::Body,
        };
        let mut paragraphs: Vec<Paragraph> =
            lines.iter().zip(given.chars()).map(|(line, given)| Paragraph::new(&line[2..], role(given))).collect();
        for time in ["first", "second"] {
            assign(&mut paragraphs);
            for (paragraph, line) in paragraphs.iter().zip(lines) {
                assert_eq!(Some(paragraph.role), line.chars().next().map(role), "{time} time: {line}");
            }
        }
    }

    #[test]
    fn a_doubled_title_is_debris_once() {
        let body = &format!("B {BODY}");
        check("THB", &["T Broen åbner!", "D Broen  åbner", body]);
        check("BBB", &["T Broen åbner", "D BROEN ÅBNER", body]);
        check("TBHB", &["T Broen åbner | Avisen", body, "D Broen åbner", body]);
        check("TBBBBH", &["T Broen åbner", body, body, body, body, "H Broen åbner"]);
        check("TB", &["T Broen åbner - igen", "B Broen åbner i morgen"]);
        check("BB", &[body, body]);
    }

    #[test]
    fn a_table_of_labels_is_debris() {
        let body = &format!("B {BODY}");
        check(
            "THBHHHHH",
            &[
                "T Broen åbner",
                "H internationale reaktioner og sikkerhedsmæssige bekymringer",
                body,
                "D Details | |",
                "D ---|---|",
                "D Ort | Kursk, Russland |",
                "D Quellen |",
                "D Kommentare (0)",
            ],
        );
        check("TBBBB", &["T Broen åbner", "B Land | Soldater", "D ---|---", "B Rusland | 12.000", body]);
        check("TBB", &["T Broen åbner", body, "D Details | | ---|---| Ort | Kursk, Russland | Quellen |"]);
        check("TBB", &["T Valg | EU", body, "B A | B | C"]);
    }

    #[test]
    fn bylines_stand_near_the_edges() {
        let body = &format!("B {BODY}");
        let mut lines = vec!["T Broen åbner", "D Af Peter Hansen"];
        lines.extend([body.as_str(); 8]);
        lines.extend(["B Af Peter Hansen", body, body, "D Af Ritzau"]);
        check("THBBBBBBBBBBBH", &lines);
    }

    #[test]
    fn a_title_is_found() {
        let body = &format!("B {BODY}");
        check("BBB", &["D Menu", "T Broen åbner", body]);
        check("HBH", &["T Broen åbner", body, "H Regningen"]);
        check("B", &["B Broen åbner"]);
        check("BB", &[body, body]);
    }
}
