//! Verdicts, row statuses and tags: found again after anything that happens to the text or to the columns.

#![allow(clippy::unwrap_used)]

use sammenhold::{
    collate::{Collation, Options, collate, unwatched},
    diff::{Aspect, Difference, Kind, Reason},
    review::{
        Edit, Judgement, Review, RowStatus, Standing, Verdict,
        file::{load, save},
    },
    segment,
    text::{LanguageSource, Paragraph, Place, Role, Version},
};

const DANISH: &[&str] = &[
    "Kommunen har sat 1.500 kroner af til broen.",
    "Naboerne klagede over larmen fra byggepladsen i går.",
    "Borgmesteren åbner broen den 3. marts.",
    "Den gamle bro blev bygget i 1911 af lokale håndværkere.",
];
const ENGLISH: &[&str] = &[
    "The municipality has set aside 15,000 kroner for the bridge.",
    "The mayor opens the bridge on 3 March.",
    "The old bridge was built in 1911 by local craftsmen.",
];
const GERMAN: &[&str] = &[
    "Die Gemeinde hat 15.000 Kronen für die Brücke vorgesehen.",
    "Die Nachbarn klagten gestern über den Lärm von der Baustelle.",
    "Die Bürgermeisterin eröffnet die Brücke am 3. März.",
    "Die alte Brücke wurde 1911 von örtlichen Handwerkern gebaut.",
];

fn version(name: &str, texts: &[&str]) -> Version {
    let paragraphs = texts.iter().map(|text| Paragraph::new(*text, Role::Body)).collect();
    let language = name.split('.').nth(1).unwrap().parse().unwrap();
    let mut version = Version::new(name, paragraphs).with_language(language, LanguageSource::Declared);
    segment::prepare(&mut version);
    version
}

fn review() -> Review {
    Review::new(vec![version("bro.da.txt", DANISH), version("bro.en.txt", ENGLISH), version("bro.de.txt", GERMAN)])
}

fn compared(review: &Review) -> Collation {
    let options = Options { ..review.options() };
    collate(review.versions(), &options, &unwatched).unwrap()
}

fn number_of(collation: &Collation, wanted: impl Fn(&Difference) -> bool) -> usize {
    let found = collation.differences.iter().position(|d| d.is_marked() && wanted(d));
    found.unwrap_or_else(|| panic!("not found in {:#?}", collation.differences))
}

fn money(version: usize) -> impl Fn(&Difference) -> bool {
    move |d| d.version == version && d.aspect == Aspect::Money
}

#[test]
fn a_verdict_is_found_again_from_the_other_side_and_in_the_file() {
    let mut review = review();
    let collation = compared(&review);
    let number = number_of(&collation, money(1));
    let left_out = number_of(&collation, |d| d.version == 1 && d.kind == Kind::LeftOut);
    for (number, verdict) in [(number, Verdict::Confirmed), (left_out, Verdict::Unsure)] {
        let edit = Edit::judge(&review, &collation, &[number], Some(verdict)).unwrap();
        assert!(!edit.changes_collation() && review.apply(edit));
        assert_eq!(Edit::judge(&review, &collation, &[number], Some(verdict)), None);
    }
    let verdicts = review.verdicts(&collation);
    assert_eq!((verdicts[number], verdicts[left_out]), (Some(Verdict::Confirmed), Some(Verdict::Unsure)));
    assert_eq!(verdicts.iter().flatten().count(), 2, "nothing else is judged");

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bro.sammenhold");
    save(&path, &review).unwrap();
    assert_eq!(load(&path).unwrap(), review);

    let edit = Edit::make_base(&review, 1);
    assert!(review.apply(edit));
    let turned = compared(&review);
    let verdicts = review.verdicts(&turned);
    assert_eq!(verdicts[number_of(&turned, money(0))], Some(Verdict::Confirmed));
    let added = number_of(&turned, |d| d.version == 0 && d.kind == Kind::Added);
    assert_eq!(verdicts[added], Some(Verdict::Unsure));

    let edit = Edit::judge(&review, &turned, &[added], None).unwrap();
    review.apply(edit);
    assert_eq!(review.verdicts(&turned)[added], None);
    review.undo();
    assert_eq!(review.verdicts(&turned)[added], Some(Verdict::Unsure));
}

#[test]
fn one_edit_judges_a_difference_in_all_versions() {
    let mut review = review();
    let collation = compared(&review);
    let both = [number_of(&collation, money(1)), number_of(&collation, money(2))];
    let edit = Edit::judge(&review, &collation, &both, Some(Verdict::Dismissed)).unwrap();
    assert!(review.apply(edit));
    let verdicts = review.verdicts(&collation);
    assert!(both.iter().all(|number| verdicts[*number] == Some(Verdict::Dismissed)));
    review.undo();
    assert_eq!(review.judgements().count(), 0);
}

#[test]
fn what_is_dismissed_with_all_like_it_stays_away() {
    let mut review = review();
    let collation = compared(&review);
    let (english, german) = (number_of(&collation, money(1)), number_of(&collation, money(2)));
    let edit = Edit::dismiss_alike(&review, &collation, &[english]).unwrap();
    assert!(review.apply(edit));
    assert_eq!(Edit::dismiss_alike(&review, &collation, &[german]), None);
    let verdicts = review.verdicts(&collation);
    assert_eq!((verdicts[english], verdicts[german]), (Some(Verdict::Dismissed), Some(Verdict::Dismissed)));
    assert_eq!(verdicts.iter().flatten().count(), 2);
    // A verdict of its own goes before, and clearing takes both away.
    review.apply(Edit::judge(&review, &collation, &[german], Some(Verdict::Confirmed)).unwrap());
    assert_eq!(review.verdicts(&collation)[german], Some(Verdict::Confirmed));
    review.apply(Edit::judge(&review, &collation, &[english], None).unwrap());
    let verdicts = review.verdicts(&collation);
    assert_eq!((verdicts[english], verdicts[german]), (None, Some(Verdict::Confirmed)));
}

#[test]
fn a_row_keeps_its_status_and_tags() {
    let mut review = review();
    let cells = compared(&review).rows[1].cells.clone();
    for edit in [
        |r: &Review, c: &[Vec<usize>]| Edit::set_row_status(r, c, Some(RowStatus::NeedsLook)),
        |r: &Review, c: &[Vec<usize>]| Edit::toggle_tag(r, c, " ask desk "),
        |r: &Review, c: &[Vec<usize>]| Edit::toggle_tag(r, c, "byggeri"),
        |r: &Review, c: &[Vec<usize>]| Edit::set_row_status(r, c, Some(RowStatus::Accepted)),
    ] {
        let edit = edit(&review, &cells).unwrap();
        assert!(review.apply(edit));
    }
    let of_row = review.of_row(&cells);
    assert_eq!(
        (of_row.status, of_row.tags),
        (Some(RowStatus::Accepted), vec!["ask desk".to_owned(), "byggeri".to_owned()])
    );
    assert_eq!(review.judgements().count(), 1);
    assert_eq!(review.tags(), ["ask desk", "byggeri"]);
    assert_eq!(Edit::toggle_tag(&review, &cells, "  "), None);
    for tag in ["byggeri", "ask desk"] {
        review.apply(Edit::toggle_tag(&review, &cells, tag).unwrap());
    }
    review.apply(Edit::set_row_status(&review, &cells, None).unwrap());
    assert_eq!(review.judgements().count(), 0);
}

#[test]
fn replacing_a_version_marks_only_the_rows_whose_text_changed() {
    let mut review = review();
    let collation = compared(&review);
    let note = |review: &mut Review, place: Place, text: &str| {
        let edit = Edit::write_note(review, review.anchor(2, place), text);
        assert!(review.apply(edit));
    };
    note(&mut review, Place::new(0, 17, 30), "how much?");
    note(&mut review, Place::new(3, 4, 15), "which one?");
    review
        .apply(Edit::judge(&review, &collation, &[number_of(&collation, money(2))], Some(Verdict::Confirmed)).unwrap());
    review.apply(Edit::toggle_pin(&review, &collation, 3, 2).unwrap());
    let accepted = Edit::set_row_status(&review, &collation.rows[2].cells, Some(RowStatus::Accepted)).unwrap();
    review.apply(accepted);

    // One paragraph is new, one is gone, one has another number.
    let new = [
        "Eilmeldung: Die Brücke ist fertig.",
        "Die Gemeinde hat 25.000 Kronen für die Brücke vorgesehen.",
        GERMAN[2],
        GERMAN[3],
    ];
    let before = review.clone();
    let edit = Edit::replace_version(&review, 2, version("bro.de.txt", &new), &collation.rows).unwrap();
    assert!(review.apply(edit));
    let standings: Vec<Standing> = review.notes().map(|(_, note)| review.standing(note)).collect();
    assert_eq!(standings[1], Standing::Here(Place::new(3, 4, 15)), "an untouched paragraph keeps its note");
    assert!(matches!(standings[0], Standing::Lost(place) if place.paragraph == 1), "{standings:?}");
    let lost = review.notes().next().unwrap().1;
    assert_eq!(lost.anchor.quote.exact, "15.000 Kronen", "what it was about is still told");
    assert_eq!(review.pins()[0].version_paragraphs, [3]);

    let again = compared(&review);
    let status = |number: usize| review.of_row(&again.rows[number].cells).status;
    let statuses: Vec<_> = again.rows.iter().enumerate().map(|(n, row)| (row.cells[2].clone(), status(n))).collect();
    let changed = Some(RowStatus::Changed);
    let of = |paragraph: usize| statuses.iter().find(|(cell, _)| cell.contains(&paragraph)).unwrap().1;
    assert_eq!([of(0), of(1), of(2), of(3)], [changed, changed, Some(RowStatus::Accepted), None], "{statuses:?}");
    let neighbours = again.rows.iter().position(|row| row.cells[0] == [1]).unwrap();
    assert_eq!(status(neighbours), changed, "the row that lost its text");
    // The verdict was on other words; it is kept and holds to nothing.
    assert!(review.judgements().any(|(_, j)| matches!(j, Judgement::Difference { verdict: Verdict::Confirmed, .. })));
    assert!(review.verdicts(&again).iter().flatten().next().is_none());
    review.undo();
    assert_eq!((review.versions(), review.pins()), (before.versions(), before.pins()));
    assert!(review.notes().eq(before.notes()) && review.judgements().eq(before.judgements()));
}

#[test]
fn a_file_of_the_first_format_opens_and_gets_judgements() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.sammenhold");
    save(&path, &review()).unwrap();
    let mut value: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    value["version"] = 1.into();
    value.as_object_mut().unwrap().remove("judgements");
    std::fs::write(&path, value.to_string()).unwrap();
    let mut old = load(&path).unwrap();
    assert_eq!(old, review());
    let collation = compared(&old);
    old.apply(Edit::judge(&old, &collation, &[0], Some(Verdict::Confirmed)).unwrap());
    save(&path, &old).unwrap();
    assert_eq!(load(&path).unwrap(), old);
}

#[test]
fn two_differences_on_the_same_words_share_a_verdict() {
    let mut review = review();
    let mut collation = compared(&review);
    let number = number_of(&collation, money(1));
    let twin = Difference { rank: 99, ..collation.differences[number].clone() };
    collation.differences.push(twin);
    let both = [number, collation.differences.len() - 1];
    for verdict in [Some(Verdict::Confirmed), Some(Verdict::Dismissed), None] {
        let edit = Edit::judge(&review, &collation, &both, verdict).unwrap();
        assert!(review.apply(edit), "{verdict:?} fits");
        assert_eq!(both.map(|number| review.verdicts(&collation)[number]), [verdict; 2]);
    }
}

#[test]
fn negations_are_alike_only_in_the_same_sentence() {
    let texts = ["Han kom ikke.", "Hun kom ikke."];
    let mut review = Review::new(vec![version("a.da.txt", &texts), version("b.en.txt", &["He came.", "She came."])]);
    let left_out = |paragraph: usize| Difference {
        version: 1,
        group: paragraph,
        kind: Kind::LeftOut,
        aspect: Aspect::Negation,
        base_spans: vec![Place::new(paragraph, 8, 12)],
        version_spans: Vec::new(),
        confidence: 0.9,
        rank: paragraph + 1,
        reason: Reason::FactUnmatched { value: "not".to_owned() },
    };
    let collation = Collation { differences: vec![left_out(0), left_out(1)], ..Collation::default() };
    review.apply(Edit::dismiss_alike(&review, &collation, &[0]).unwrap());
    assert_eq!(review.verdicts(&collation), [Some(Verdict::Dismissed), None]);
}

/// A pinned and accepted last row; then the German text is another one.
fn replaced(new: &[&str]) -> (Review, Collation) {
    let mut review = review();
    let collation = compared(&review);
    review.apply(Edit::toggle_pin(&review, &collation, 3, 2).unwrap());
    let pinned = compared(&review);
    // Held to the German paragraph, as with another base.
    let mut cells = pinned.rows[3].cells.clone();
    cells[0].clear();
    cells[1].clear();
    review.apply(Edit::set_row_status(&review, &cells, Some(RowStatus::Accepted)).unwrap());
    review.apply(Edit::toggle_tag(&review, &cells, "desk").unwrap());
    let edit = Edit::replace_version(&review, 2, version("bro.de.txt", new), &pinned.rows).unwrap();
    let before = review.clone();
    assert!(review.apply(edit));
    review.undo();
    assert_eq!(review.pins(), before.pins());
    review.redo();
    let again = compared(&review);
    (review, again)
}

#[test]
fn a_reordered_text_keeps_pins_and_is_not_marked() {
    let (review, again) = replaced(&[GERMAN[3], GERMAN[0], GERMAN[1], GERMAN[2]]);
    assert_eq!(review.pins()[0].version_paragraphs, [0]);
    let statuses: Vec<_> = again.rows.iter().filter_map(|row| review.of_row(&row.cells).status).collect();
    assert_eq!(statuses, [RowStatus::Accepted], "no text changed");
}

#[test]
fn what_was_said_of_a_row_stays_with_it_when_its_text_goes() {
    let other = "Heute regnet es in der ganzen Stadt sehr stark.";
    for new in [&GERMAN[..3], &[GERMAN[0], GERMAN[1], GERMAN[2], other], &[]] {
        let (review, again) = replaced(new);
        let row = again.rows.iter().find(|row| row.cells[0] == [3]).unwrap();
        let of_row = review.of_row(&row.cells);
        assert_eq!((of_row.status, of_row.tags), (Some(RowStatus::Changed), vec!["desk".to_owned()]), "{new:?}");
        let anchors = review.judgements().filter(|(_, j)| matches!(j, Judgement::Row { tags, .. } if !tags.is_empty()));
        assert_eq!(anchors.count(), 1);
        assert!(review.pins().is_empty(), "{new:?}");
    }
}
