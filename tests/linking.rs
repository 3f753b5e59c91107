//! Merge, split, move, link, unlink and pin, with the engine aligning the rest.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    align::Pin,
    collate::{Collation, Collator, Row, unwatched},
    review::{Edit, Review, Way},
    segment,
    text::{LanguageSource, Paragraph, Role, Version},
};

fn version(tag: &str, texts: &[&str]) -> Version {
    let paragraphs = texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
    let mut version = Version::new(tag, paragraphs).with_language(tag.parse().unwrap(), LanguageSource::Declared);
    segment::prepare(&mut version);
    version
}

fn review() -> Review {
    Review::new(vec![
        version(
            "da",
            &[
                "Kommunen har sat 1.500 kroner af til broen.",
                "Naboerne klagede over larmen fra byggepladsen.",
                "Borgmesteren åbner broen den 3. marts.",
                "Den gamle bro blev bygget i 1911.",
            ],
        ),
        version(
            "en",
            &[
                "The municipality has set aside 1,500 kroner for the bridge.",
                "The neighbours complained about the noise from the building site.",
                "The mayor opens the bridge on 3 March.",
                "The old bridge was built in 1911.",
            ],
        ),
        version(
            "de",
            &[
                "Die Gemeinde hat 1.500 Kronen für die Brücke vorgesehen.",
                "Die Nachbarn klagten über den Lärm von der Baustelle.",
                "Die Bürgermeisterin eröffnet die Brücke am 3. März.",
                "Die alte Brücke wurde 1911 gebaut.",
            ],
        ),
    ])
}

/// The rows, a line each: the paragraphs of every version.
fn drawn(collation: &Collation) -> Vec<String> {
    let cell = |cell: &Vec<usize>| cell.iter().map(usize::to_string).collect::<Vec<_>>().join("+");
    collation.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
}

/// Does an edit and says which rows follow; undo gives the rows that were there before.
#[track_caller]
fn check(edit: impl FnOnce(&Review, &Collation) -> Option<Edit>, expected: &[&str]) -> (Review, Collation) {
    let (mut review, mut collator) = (review(), Collator::default());
    let mut compare = |review: &Review| collator.collate(review.versions(), &review.options(), &unwatched).unwrap();
    let before = compare(&review);
    assert_eq!(drawn(&before), ["0|0|0", "1|1|1", "2|2|2", "3|3|3"]);
    let edit = edit(&review, &before).expect("an edit");
    assert!(edit.changes_collation() && review.apply(edit));
    let after = compare(&review);
    assert_eq!(drawn(&after), expected);
    let done = review.clone();
    review.undo();
    assert_eq!(compare(&review), before);
    (done, after)
}

#[test]
fn merging_puts_two_cells_into_one_row() {
    check(|r, c| Edit::merge_rows(r, c, 1, 1), &["0|0|0", "1+2|1+2|1+2", "3|3|3"]);
    check(|r, c| Edit::merge_rows(r, c, 2, 0), &["0|0|0", "1|1|1", "2+3|2+3|2+3"]);
    let last = collated(&review());
    assert_eq!(Edit::merge_rows(&review(), &last, 3, 1), None);
}

#[test]
fn splitting_undoes_a_merge_in_every_version() {
    let (mut review, merged) = check(|r, c| Edit::merge_rows(r, c, 1, 0), &["0|0|0", "1+2|1+2|1+2", "3|3|3"]);
    let edit = Edit::split_row(&review, &merged, 1, 0).unwrap();
    assert!(review.apply(edit));
    assert_eq!(drawn(&collated(&review)), ["0|0|0", "1|1|1", "2|2|2", "3|3|3"]);
    assert_eq!(Edit::split_row(&review, &collated(&review), 0, 1), None);
}

#[test]
fn a_paragraph_moves_to_the_row_above_or_below() {
    check(|r, c| Edit::move_paragraph(r, c, 1, 1, Way::Down), &["0|0|0", "1||1", "2|1+2|2", "3|3|3"]);
    check(|r, c| Edit::move_paragraph(r, c, 1, 1, Way::Up), &["0|0+1|0", "1||1", "2|2|2", "3|3|3"]);
    check(|r, c| Edit::move_paragraph(r, c, 0, 1, Way::Down), &["0||0", "1|0+1|1", "2|2|2", "3|3|3"]);
    let (review, collation) = (review(), collated(&review()));
    assert_eq!(Edit::move_paragraph(&review, &collation, 0, 1, Way::Up), None);
    assert_eq!(Edit::move_paragraph(&review, &collation, 3, 1, Way::Down), None);
}

#[test]
fn two_cells_are_linked_whatever_their_order() {
    for pair in [((1, 1), (2, 0)), ((2, 0), (1, 1)), ((2, 2), (1, 1))] {
        // What was there before has only the other place left.
        let rows = ["0|0|0", "1|2|1", "2|1|2", "3|3|3"];
        let (_, collation) = check(|r, c| Edit::link_cells(r, c, pair.0, pair.1), &rows);
        let pair = &collation.pairs[0];
        assert!(pair.alignment.paragraphs.iter().any(|bead| bead.pinned && bead.base == [2] && bead.version == [1]));
    }
    let (review, collation) = (review(), collated(&review()));
    assert_eq!(Edit::link_cells(&review, &collation, (0, 1), (2, 1)), None);
}

#[test]
fn what_does_not_belong_together_is_taken_apart() {
    check(|r, c| Edit::unlink_cell(r, c, 1, 1), &["0|0|0", "|1|", "1||1", "2|2|2", "3|3|3"]);
    let (review, unlinked) = check(|r, c| Edit::unlink_cell(r, c, 1, 2), &["0|0|0", "||1", "1|1|", "2|2|2", "3|3|3"]);
    assert_eq!(Edit::unlink_cell(&review, &unlinked, 1, 2), None);
}

#[test]
fn a_pin_holds_and_is_freed_again() {
    let (mut review, collation) = check(|r, c| Edit::toggle_pin(r, c, 1, 1), &["0|0|0", "1|1|1", "2|2|2", "3|3|3"]);
    assert_eq!(review.pins().len(), 1);
    let of_version = |version: usize| collation.pairs[version - 1].alignment.paragraphs.iter().any(|bead| bead.pinned);
    assert!(of_version(1) && !of_version(2));
    let edit = Edit::toggle_pin(&review, &collation, 1, 1).unwrap();
    assert!(review.apply(edit));
    assert!(review.pins().is_empty());
}

fn collated(review: &Review) -> Collation {
    Collator::default().collate(review.versions(), &review.options(), &unwatched).unwrap()
}

#[test]
fn a_pin_with_an_empty_side_is_about_its_own_paragraphs_only() {
    let mut review = review();
    let pin = Pin { version: 2, base_paragraphs: vec![1], version_paragraphs: Vec::new() };
    assert!(review.apply(Edit::set_pins(&review, vec![pin])));
    let collation = collated(&review);
    let beads = &collation.pairs[1].alignment.paragraphs;
    let pinned: Vec<_> =
        beads.iter().filter(|bead| bead.pinned).map(|bead| (&bead.base[..], &bead.version[..])).collect();
    assert_eq!(pinned, [(&[1][..], &[][..])], "{beads:?}");
}

#[test]
fn pins_that_hold_one_paragraph_twice_do_not_fit() {
    let mut review = review();
    let pin = |base: usize| Pin { version: 1, base_paragraphs: vec![base], version_paragraphs: vec![1] };
    let edit = Edit::set_pins(&review, vec![pin(0), pin(1)]);
    assert!(!review.apply(edit), "the file would not open again");
}

#[test]
fn merging_passes_over_rows_of_other_versions() {
    let row = |cells: [&[usize]; 3]| Row { cells: cells.map(<[usize]>::to_vec).to_vec() };
    let rows = vec![row([&[0], &[0], &[]]), row([&[], &[], &[0]]), row([&[1], &[1], &[]])];
    let mut review = review();
    let edit = Edit::merge_rows(&review, &Collation { rows, ..Collation::default() }, 0, 1).unwrap();
    assert!(review.apply(edit));
    let expected = Pin { version: 1, base_paragraphs: vec![0, 1], version_paragraphs: vec![0, 1] };
    assert_eq!(review.pins(), [expected]);
}
