//! Which paragraphs of a text without heading marks are headings: short lines that no sentence ends and that running
//! text follows. A long run of such lines is a list, a menu or a poem instead.

use super::{
    layout::{Piece, Shape},
    punctuation,
};
use crate::text::Role;

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 90;
/// The longest title, in characters.
const LONGEST_TITLE: usize = 140;
/// So many headings may follow each other (title, subtitle, first heading); more are a list.
const MOST_IN_A_ROW: usize = 3;

/// Could a paragraph be a heading by its own looks?
#[derive(Clone, Copy, PartialEq)]
enum Looks {
    Heading,
    Running,
    /// Neither: an item or a table row is no heading and is not what a heading stands over by itself.
    Row,
}

/// The role of each paragraph.
pub(super) fn roles(pieces: &[Piece]) -> Vec<Role> {
    let looks: Vec<Looks> = (0..pieces.len()).map(|at| looks(pieces, at)).collect();
    let mut roles = vec![Role::Body; pieces.len()];
    let mut at = 0;
    while at < pieces.len() {
        let run = looks[at..].iter().take_while(|&&looks| looks == Looks::Heading).count();
        let followed =
            looks.get(at + run).is_some_and(|&after| after == Looks::Running || stands_over_rows(pieces, at + run));
        if run > 0 && run <= MOST_IN_A_ROW && followed && !is_list_block(pieces, at, run) {
            roles[at..at + run].fill(Role::Heading);
        }
        at += run.max(1);
    }
    for (role, piece) in roles.iter_mut().zip(pieces) {
        if piece.shape == Shape::Marked && has_letter(&piece.text) {
            *role = Role::Heading;
        }
    }
    if let Some(first) = roles.first_mut()
        && (*first == Role::Heading || looks[0] == Looks::Heading && stands_alone(pieces))
    {
        *first = Role::Title;
    }
    roles
}

fn looks(pieces: &[Piece], at: usize) -> Looks {
    let (piece, first) = (&pieces[at], at == 0);
    if piece.shape == Shape::Row || piece.shape == Shape::Item && !is_numbered_alone(pieces, at) {
        return Looks::Row;
    }
    let (longest, lines) = if first { (LONGEST_TITLE, 2) } else { (LONGEST_HEADING, 1) };
    let length = piece.text.chars().count();
    let short = length <= longest && piece.lines <= lines && has_letter(&piece.text) && !is_address(&piece.text);
    let exclaims = first && piece.text.ends_with(['!', '?']) && !punctuation::has_inner_sentence_end(&piece.text);
    let ended = punctuation::ends_sentence(&piece.text) && !exclaims || punctuation::ends_open(&piece.text);
    match (short && !ended, piece.shape) {
        (true, _) => Looks::Heading,
        (false, Shape::Item) => Looks::Row,
        (false, _) => Looks::Running,
    }
}

/// A numbered line between paragraphs, `2. Baggrund`, is a heading and not an item of a list.
fn is_numbered_alone(pieces: &[Piece], at: usize) -> bool {
    let other = |at: usize| pieces.get(at).is_some_and(|piece| piece.shape == Shape::Text);
    punctuation::item_number(&pieces[at].text).is_some() && (at == 0 || other(at - 1)) && other(at + 1)
}

/// An address of the web or of mail.
fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with("www.") || text.contains('@')
}

/// A list with a blank line before it may have a heading; one without is part of what stands before it.
fn stands_over_rows(pieces: &[Piece], at: usize) -> bool {
    at > 0 && pieces[at].shape == Shape::Item && pieces[at].block != pieces[at - 1].block
}

/// Whether a run of short lines is a block by itself behind the article's head: a list without bullets.
fn is_list_block(pieces: &[Piece], at: usize, run: usize) -> bool {
    let (last, block) = (at + run - 1, pieces[at + run - 1].block);
    let ends_block = pieces.get(last + 1).is_none_or(|next| next.block != block);
    at > 0 && run > 1 && pieces[last - 1].block == block && ends_block
}

/// Whether the first paragraph has blank lines around it and the text goes on.
fn stands_alone(pieces: &[Piece]) -> bool {
    pieces.len() > 1 && pieces[0].block != pieces[1].block
}

fn has_letter(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "Broen åbnede i går, og alle var glade.";

    /// `T`, `H` and `B` for each paragraph; each stands in a block of its own.
    fn check(texts: &[&str], expected: &str) {
        let pieces: Vec<Piece> = texts
            .iter()
            .enumerate()
            .map(|(block, text)| {
                let shape = if punctuation::item_text(text).is_some() { Shape::Item } else { Shape::Text };
                Piece { text: (*text).to_owned(), lines: 1, block, shape }
            })
            .collect();
        let found: String = roles(&pieces)
            .into_iter()
            .map(|role| match role {
                Role::Title => 'T',
                Role::Heading => 'H',
                Role::Body => 'B',
                Role::Debris => 'D',
            })
            .collect();
        assert_eq!(found, expected, "{texts:?}");
    }

    #[test]
    fn headings_stand_over_running_text() {
        check(&["Ny bro", BODY, "Hvad nu", BODY], "TBHB");
        check(&["Ny bro åbnet!", "Ny bro åbnet!", BODY], "TBB");
        check(&["Ny bro", "Øen fejrer", "Baggrund", BODY], "THHB");
        check(&[BODY, "2026", BODY, "Kommentare (0)"], "BBBB");
        check(&[BODY, "Læs også", "Sport", "Kultur", "Vejr", BODY], "BBBBBB");
        check(&[BODY, "Han sagde:", BODY], "BBB");
        check(&["Ny bro", "Sport", "Kultur", "Vejr", BODY], "TBBBB");
        check(&[BODY, "1. Baggrund", BODY, "2. Følger", BODY], "BHBHB");
        check(&[BODY, "1. æbler", "2. pærer", BODY, "- bananer", BODY], "BBBBBB");
        check(&[BODY, "https://bro.example/om", "Skriv til os@bro.example", BODY], "BBBB");
        check(&["Hej verden"], "B");
        check(&[], "");
    }
}
