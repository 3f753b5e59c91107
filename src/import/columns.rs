//! Versions side by side, as a file with a ready alignment gives them: a row at a time.

use super::{
    Parsed, ParsedVersion, ReadyRow, declared,
    lines::{self, Line},
};
use crate::text::{Language, Locator, Paragraph, Role};

/// The versions of a file and which of their paragraphs stand in one row.
#[derive(Default)]
pub(super) struct Columns {
    columns: Vec<Column>,
    /// For each row its paragraphs: column and number there, ascending in each column.
    rows: Vec<Vec<(usize, usize)>>,
}

struct Column {
    key: String,
    language: Option<Language>,
    paragraphs: Vec<Paragraph>,
}

impl Columns {
    /// Number of the column of a language tag, whatever its spelling; a new one where there is none yet. A tag that is
    /// no language still has its own column.
    pub fn of_tag(&mut self, tag: &str) -> usize {
        let language = declared::from_value(tag);
        let key = language.as_ref().map_or_else(|| tag.trim().to_lowercase(), |language| language.tag().to_owned());
        self.columns.iter().position(|column| column.key == key).unwrap_or_else(|| self.new_column(key, language))
    }

    /// Number of a new column, that no tag leads to.
    pub fn add(&mut self, language: Option<Language>) -> usize {
        self.new_column(String::new(), language)
    }

    fn new_column(&mut self, key: String, language: Option<Language>) -> usize {
        self.columns.push(Column { key, language, paragraphs: Vec::new() });
        self.columns.len() - 1
    }

    /// Adds a row: texts with the numbers of their columns. Several texts of one column are paragraphs that belong
    /// together; blank ones and such as the column has in this row already are none.
    pub fn row(&mut self, texts: impl IntoIterator<Item = (usize, String)>, locator: &Locator) {
        let mut row: Vec<(usize, usize)> = Vec::new();
        for (number, text) in texts {
            let text = one_line(&text);
            let Some(column) = self.columns.get_mut(number).filter(|_| !text.is_empty()) else { continue };
            let is_there = |&(other, paragraph): &(usize, usize)| {
                other == number && column.paragraphs.get(paragraph).is_some_and(|p| p.text == text)
            };
            if !row.iter().any(is_there) {
                row.push((number, column.paragraphs.len()));
                column.paragraphs.push(Paragraph::new(text, Role::Body).located(locator.clone()));
            }
        }
        if !row.is_empty() {
            self.rows.push(row);
        }
    }

    /// Number of the column in this language: the very tag, else the first in any region of it.
    pub fn find(&self, language: &Language) -> Option<usize> {
        let of = |is: &dyn Fn(&Language) -> bool| {
            self.columns.iter().position(|column| column.language.as_ref().is_some_and(is))
        };
        of(&|own| own == language).or_else(|| of(&|own| own.same_as(language)))
    }

    /// What a reader gives back: the columns that have text, `first` before the others. Where only their numbers tell
    /// them apart, these are part of their names.
    pub fn parsed(self, name: &str, first: usize, encoding: String) -> Parsed {
        let mut order: Vec<usize> =
            (0..self.columns.len()).filter(|number| !self.columns[*number].paragraphs.is_empty()).collect();
        order.sort_by_key(|number| *number != first);
        let mut place = vec![None; self.columns.len()];
        order.iter().enumerate().for_each(|(at, number)| place[*number] = Some(at));
        let row = |row: Vec<(usize, usize)>| {
            let mut cells = vec![Vec::new(); order.len()];
            for (number, paragraph) in row {
                if let Some(at) = place[number] {
                    cells[at].push(paragraph);
                }
            }
            ReadyRow { cells }
        };
        let rows = self.rows.into_iter().map(row).collect();
        let languages: Vec<Option<Language>> = self.columns.iter().map(|column| column.language.clone()).collect();
        let is_named = |language: &Option<Language>| {
            language.is_some() && languages.iter().filter(|other| *other == language).count() == 1
        };
        let mut columns: Vec<Option<Column>> = self.columns.into_iter().map(Some).collect();
        let version = |number: &usize| {
            let Column { language, paragraphs, .. } = columns[*number].take()?;
            let name = (order.len() > 1 && !is_named(&language)).then(|| format!("{name} #{}", number + 1));
            Some(ParsedVersion { name, language, paragraphs })
        };
        Parsed { versions: order.iter().filter_map(version).collect(), rows, encoding }
    }
}

/// A text on one line, without white space at its ends; nothing where nothing can be seen.
fn one_line(text: &str) -> String {
    let lines = lines::raw_lines(text);
    let seen: Vec<&str> =
        lines.into_iter().map(Line::of).filter(|line| !line.is_blank()).map(|line| line.text).collect();
    seen.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize) -> Locator {
        Locator::Line(line)
    }

    #[test]
    fn columns_by_language_rows_as_they_come() {
        let mut columns = Columns::default();
        let (en, da) = (columns.of_tag("EN_us"), columns.of_tag("da"));
        assert_eq!((columns.of_tag("en-US"), columns.of_tag("en"), columns.of_tag("dan")), (en, 2, da));
        columns.row([(en, "One.\n  Two.".to_owned()), (da, " \u{200b} ".to_owned())], &at(1));
        columns.row([(da, "Tre.".to_owned()), (da, "Tre.".to_owned()), (da, "Fire.".to_owned())], &at(2));
        columns.row([(en, "\n".to_owned())], &at(3));
        assert_eq!(columns.find(&"en-GB".parse().unwrap()), Some(en));
        let parsed = columns.parsed("m.tmx", da, "UTF-8".to_owned());
        let texts: Vec<Vec<&str>> =
            parsed.versions.iter().map(|v| v.paragraphs.iter().map(|p| p.text.as_str()).collect()).collect();
        assert_eq!(texts, [vec!["Tre.", "Fire."], vec!["One. Two."]]);
        let cells: Vec<_> = parsed.rows.iter().map(|row| row.cells.clone()).collect();
        assert_eq!(cells, [vec![vec![], vec![0]], vec![vec![0, 1], vec![]]]);
        assert!(parsed.versions.iter().all(|version| version.name.is_none()));
    }

    #[test]
    fn names_tell_columns_apart() {
        let mut columns = Columns::default();
        let own = [columns.add(None), columns.add(None)];
        columns.row(own.map(|number| (number, "x".to_owned())), &at(1));
        let parsed = columns.parsed("p.tsv", 0, String::new());
        let names: Vec<_> = parsed.versions.into_iter().map(|version| version.name).collect();
        assert_eq!(names, [Some("p.tsv #1".to_owned()), Some("p.tsv #2".to_owned())]);
    }
}
