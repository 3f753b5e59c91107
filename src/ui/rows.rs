//! The view-model of the grid: for each row and version what to write and what to mark, and in which order one
//! walks over the differences. Pure data made of a review and its collation; which colours and lines the marks
//! get is the drawing's business.

use super::grid::ghosts::{self, Ghost};
use crate::{
    align::Pin,
    collate::Collation,
    diff::{Aspect, Band, Difference, Kind},
    review::{NoteId, OfRow, Review, Verdict},
    segment,
    summary::{Judged, Summary},
    text::{
        Place, Role, Span, Version,
        visible::{self, Unseen},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// The whole grid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The lines, in order.
    pub rows: Vec<RowView>,
    /// Size of each version.
    pub counts: Vec<Counts>,
    /// Where each difference of the collation stands, by its number; none when it points nowhere or is silent.
    pub stands: Vec<Option<Cell>>,
    /// What is listed, most important first: differences that are the same in several versions once.
    pub findings: Vec<Finding>,
    /// Differences to walk over in text order, one for each group.
    pub walk: Vec<usize>,
    /// Where the program is not sure: differences below the bound, and rows of which it cannot tell.
    pub unsure: Vec<Stop>,
    /// For each difference of the collation what a person said of it.
    pub verdicts: Vec<Option<Verdict>>,
    /// The totals, without what a person dismissed.
    pub summary: Summary,
    /// Where ghosts of moved paragraphs stand, and in which row the paragraph itself.
    pub ghosts: Vec<(Cell, usize)>,
    /// The row of each paragraph of each version.
    row_of: Vec<Vec<Option<usize>>>,
}

/// Size of a version without its page debris.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Paragraphs, headings among them.
    pub paragraphs: usize,
    /// Words and numbers.
    pub words: usize,
    /// The worst of what cannot be seen in it.
    pub unseen: Option<Unseen>,
}

/// A cell of the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Number of the row.
    pub row: usize,
    /// Number of the version.
    pub column: usize,
}

/// A place to stop at while walking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stop {
    /// Where.
    pub cell: Cell,
    /// Which difference by number; none for a row that cannot be told.
    pub difference: Option<usize>,
}

/// A difference with the versions that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its number in the collation: the most important one of its group.
    pub difference: usize,
    /// Numbers of the versions, ascending.
    pub versions: Vec<usize>,
    /// Whether it is marked in any of them.
    pub is_marked: bool,
    /// What a person said of it.
    pub verdict: Option<Verdict>,
}

/// One line of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct RowView {
    /// A cell for each version.
    pub cells: Vec<CellView>,
    /// Differences of this row by number, most important first.
    pub differences: Vec<usize>,
    /// What the gutter tells.
    pub state: RowState,
    /// Notes that hold to this row's paragraphs.
    pub notes: Vec<NoteId>,
    /// Where it stands in the review, and its tags.
    pub review: OfRow,
}

/// What the gutter tells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// All versions say the same as far as the program can tell.
    Agrees,
    /// There is a difference; this is the most important one's kind.
    Differs(Kind),
    /// There are only unsure differences.
    Unsure(Kind),
    /// There is no difference, but whether the paragraphs belong together is doubtful.
    CannotTell,
    /// Page debris in every version.
    Debris,
}

/// One version's part of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellView {
    /// Its paragraphs.
    pub paragraphs: Vec<ParagraphView>,
    /// The difference that an empty cell stands for.
    pub mark: Option<Mark>,
    /// Why there is nothing, when there is nothing.
    pub empty: Option<Empty>,
    /// Whether a person fixed it to the base's paragraphs.
    pub is_pinned: bool,
    /// Paragraphs that really stand here in the version but were put elsewhere.
    pub ghosts: Vec<Ghost>,
}

/// One paragraph in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct ParagraphView {
    /// Its number in the version.
    pub number: usize,
    /// Its text.
    pub text: String,
    /// What it is to the article.
    pub role: Role,
    /// A difference that concerns it as a whole.
    pub mark: Option<Mark>,
    /// Words to mark, ordered by start; a wider one stands before the narrower ones inside it.
    pub marks: Vec<Mark>,
}

/// Something to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which words; the whole paragraph for a mark of the cell.
    pub span: Span,
    /// Number of the difference in the collation.
    pub difference: usize,
    /// What happened.
    pub kind: Kind,
    /// How sure it is.
    pub certainty: Certainty,
}

/// How a difference is to be shown: what a person said of it, else how sure the program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A person confirmed it.
    Confirmed,
    /// Possible, from [`crate::diff`]'s bound on.
    Marked,
    /// Possible, below it: shown with a question mark.
    Unsure,
    /// A person dismissed it: not shown in the text unless it is chosen.
    Dismissed,
}

/// Why a cell is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Empty {
    /// The base has it and this version leaves it out.
    LeftOut(Certainty),
    /// Only these versions have it, by number.
    OnlyIn(Vec<usize>),
    /// Nothing to say: page debris of another version.
    Nothing,
}

impl Certainty {
    /// Of a difference on which a person said this.
    pub fn of(difference: &Difference, verdict: Option<Verdict>) -> Self {
        match verdict {
            Some(Verdict::Confirmed) => Self::Confirmed,
            Some(Verdict::Dismissed) => Self::Dismissed,
            _ if difference.is_marked() => Self::Marked,
            _ => Self::Unsure,
        }
    }

    /// Whether it counts as a difference.
    pub fn is_marked(self) -> bool {
        matches!(self, Self::Confirmed | Self::Marked)
    }
}

impl Rows {
    /// The row that holds a paragraph of a version.
    pub fn row_of(&self, version: usize, paragraph: usize) -> Option<usize> {
        self.row_of.get(version)?.get(paragraph).copied().flatten()
    }

    /// How a difference of the collation is to be shown.
    pub fn certainty(&self, collation: &Collation, number: usize) -> Option<Certainty> {
        Some(Certainty::of(collation.differences.get(number)?, self.verdict(number)))
    }

    /// What a person said of a difference of the collation.
    pub fn verdict(&self, number: usize) -> Option<Verdict> {
        self.verdicts.get(number).copied().flatten()
    }
}

/// Builds the grid. Paragraphs and differences that point outside the versions are passed over.
pub fn rows(review: &Review, collation: &Collation) -> Rows {
    rows_with(review, collation, review.versions().iter().map(counts).collect())
}

/// The same where the sizes of the versions are known.
pub fn rows_with(review: &Review, collation: &Collation, counts: Vec<Counts>) -> Rows {
    let mut grid = Rows { verdicts: review.verdicts(collation), counts, ..bare(review.versions(), collation) };
    for (number, difference) in collation.differences.iter().enumerate() {
        let is_told = difference.band() > Band::Silent;
        let stands = is_told.then(|| find(&grid, collation.base, difference)).flatten();
        grid.stands.push(stands);
        if let Some(cell) = stands {
            grid.rows[cell.row].differences.push(number);
            mark(&mut grid, collation.base, number, difference, cell);
        }
    }
    grid.findings = findings(&grid, collation);
    let doubtful: BTreeSet<usize> = collation.cannot_tell.rows.iter().map(|(row, _)| *row).collect();
    let said = review.of_rows(&collation.rows);
    let pinned = Pinned::of(review);
    for (number, row) in grid.rows.iter_mut().enumerate() {
        row.differences.sort_by_key(|&number| (collation.differences[number].rank, number));
        row.state = state(row, collation, &grid.verdicts, doubtful.contains(&number));
        explain_empty_cells(row, collation);
        row.review = said.get(number).cloned().unwrap_or_default();
        show_pins(row, &pinned, collation.base);
        for paragraph in row.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs) {
            paragraph.marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.difference));
        }
    }
    for (id, note) in review.notes() {
        let (version, paragraph) = (note.anchor.version, review.standing(note).place().paragraph);
        if let Some(row) = grid.row_of(version, paragraph) {
            grid.rows[row].notes.push(id);
        }
    }
    ghosts::place(&mut grid, collation);
    grid.walk = walk(&grid, collation, Certainty::is_marked);
    grid.unsure = unsure(&grid, collation);
    grid.summary = summary(&grid, review, collation);
    grid
}

fn summary(grid: &Rows, review: &Review, collation: &Collation) -> Summary {
    Summary::judged(review.versions(), collation, |number| match grid.verdict(number) {
        Some(Verdict::Confirmed) => Judged::Confirmed,
        Some(Verdict::Dismissed) => Judged::Dismissed,
        Some(Verdict::Unsure) | None => Judged::Not,
    })
}

/// The grid before any difference is looked at.
fn bare(versions: &[Version], collation: &Collation) -> Rows {
    let rows: Vec<RowView> = collation.rows.iter().map(|row| bare_row(versions, &row.cells)).collect();
    let mut row_of: Vec<Vec<Option<usize>>> = versions.iter().map(|v| vec![None; v.paragraphs.len()]).collect();
    for (number, row) in rows.iter().enumerate() {
        for (cell, row_of) in row.cells.iter().zip(&mut row_of) {
            cell.paragraphs.iter().for_each(|paragraph| row_of[paragraph.number] = Some(number));
        }
    }
    Rows { rows, row_of, ..Rows::default() }
}

fn counts(version: &Version) -> Counts {
    let content = || version.paragraphs.iter().filter(|paragraph| paragraph.is_content());
    let words = content().map(|paragraph| segment::tokens(&paragraph.text, 0).len()).sum();
    let unseen = version.paragraphs.iter().filter_map(|paragraph| visible::worst(&paragraph.text)).max();
    Counts { paragraphs: content().count(), words, unseen }
}

fn bare_row(versions: &[Version], cells: &[Vec<usize>]) -> RowView {
    let view = |(number, version): (usize, &Version)| {
        let numbers = cells.get(number).map(Vec::as_slice).unwrap_or_default();
        let paragraph = |&number: &usize| {
            let paragraph = version.paragraphs.get(number)?;
            let (text, role) = (paragraph.text.clone(), paragraph.role);
            Some(ParagraphView { number, text, role, mark: None, marks: Vec::new() })
        };
        CellView { paragraphs: numbers.iter().filter_map(paragraph).collect(), ..CellView::default() }
    };
    let cells = versions.iter().enumerate().map(view).collect();
    RowView { cells, differences: Vec::new(), state: RowState::Agrees, notes: Vec::new(), review: OfRow::default() }
}

/// Paragraphs that a person fixed, each with the version it was fixed for.
struct Pinned {
    base: BTreeSet<(usize, usize)>,
    own: BTreeSet<(usize, usize)>,
}

impl Pinned {
    fn of(review: &Review) -> Self {
        let all = |paragraphs: fn(&Pin) -> &Vec<usize>| {
            review.pins().iter().flat_map(|pin| paragraphs(pin).iter().map(|p| (pin.version, *p))).collect()
        };
        Self { base: all(|pin| &pin.base_paragraphs), own: all(|pin| &pin.version_paragraphs) }
    }
}

/// A cell is fixed where its own paragraphs are, or where it is fixed that it has none.
fn show_pins(row: &mut RowView, pinned: &Pinned, base: usize) {
    if pinned.base.is_empty() && pinned.own.is_empty() {
        return;
    }
    let numbers = |cell: &CellView| cell.paragraphs.iter().map(|p| p.number).collect::<Vec<usize>>();
    let of_base = row.cells.get(base).map(numbers).unwrap_or_default();
    let base_is_fixed_for = |version: usize| of_base.iter().any(|p| pinned.base.contains(&(version, *p)));
    let is_pinned = |(version, cell): (usize, &CellView)| {
        let own = || cell.paragraphs.iter().any(|p| pinned.own.contains(&(version, p.number)));
        version != base && (own() || cell.paragraphs.is_empty() && base_is_fixed_for(version))
    };
    let mut fixed: Vec<bool> = row.cells.iter().enumerate().map(is_pinned).collect();
    let is_base_fixed = (0..fixed.len()).any(base_is_fixed_for);
    fixed.iter_mut().skip(base).take(1).for_each(|fixed| *fixed = is_base_fixed);
    row.cells.iter_mut().zip(fixed).for_each(|(cell, fixed)| cell.is_pinned = fixed);
}

/// The version's own place, or the base's when the version has nothing there; always in the version's column.
fn find(grid: &Rows, base: usize, difference: &Difference) -> Option<Cell> {
    let first =
        |version: usize, places: &[Place]| places.iter().find_map(|place| grid.row_of(version, place.paragraph));
    let row = first(difference.version, &difference.version_spans).or_else(|| first(base, &difference.base_spans))?;
    (difference.version < grid.rows[row].cells.len()).then_some(Cell { row, column: difference.version })
}

fn mark(grid: &mut Rows, base: usize, number: usize, difference: &Difference, stands: Cell) {
    let (kind, certainty) = (difference.kind, Certainty::of(difference, grid.verdict(number)));
    let sides = [(difference.version, &difference.version_spans), (base, &difference.base_spans)];
    for (version, places) in sides {
        for place in places {
            let Some(row) = grid.row_of(version, place.paragraph) else { continue };
            let paragraphs = &mut grid.rows[row].cells[version].paragraphs;
            let Some(paragraph) = paragraphs.iter_mut().find(|p| p.number == place.paragraph) else { continue };
            let mark = Mark { span: place.span, difference: number, kind, certainty };
            if difference.aspect == Aspect::Paragraph {
                keep_surest(&mut paragraph.mark, mark);
            } else {
                paragraph.marks.push(mark);
            }
        }
    }
    if kind == Kind::LeftOut && difference.version_spans.is_empty() {
        let cell = &mut grid.rows[stands.row].cells[stands.column];
        if cell.paragraphs.is_empty() {
            keep_surest(&mut cell.mark, Mark { span: Span::new(0, 0), difference: number, kind, certainty });
        }
    }
}

fn keep_surest(slot: &mut Option<Mark>, mark: Mark) {
    if slot.is_none_or(|old| mark.certainty < old.certainty) {
        *slot = Some(mark);
    }
}

fn state(row: &RowView, collation: &Collation, verdicts: &[Option<Verdict>], is_doubtful: bool) -> RowState {
    let mut paragraphs = row.cells.iter().flat_map(|cell| &cell.paragraphs);
    if paragraphs.all(|paragraph| paragraph.role == Role::Debris) {
        return RowState::Debris;
    }
    let told = |number: &usize| {
        let difference = &collation.differences[*number];
        (difference.kind, Certainty::of(difference, verdicts.get(*number).copied().flatten()))
    };
    let of_row = || row.differences.iter().map(told).filter(|(_, certainty)| *certainty != Certainty::Dismissed);
    match (of_row().find(|(_, certainty)| certainty.is_marked()), of_row().next()) {
        (Some((kind, _)), _) => RowState::Differs(kind),
        (None, Some((kind, _))) => RowState::Unsure(kind),
        (None, None) if is_doubtful => RowState::CannotTell,
        (None, None) => RowState::Agrees,
    }
}

fn explain_empty_cells(row: &mut RowView, collation: &Collation) {
    let holders: Vec<usize> =
        (0..row.cells.len()).filter(|&version| !row.cells[version].paragraphs.is_empty()).collect();
    let base_has_it = holders.contains(&collation.base);
    for cell in row.cells.iter_mut().filter(|cell| cell.paragraphs.is_empty()) {
        cell.empty = Some(match (cell.mark, row.state) {
            (Some(mark), _) if mark.kind == Kind::LeftOut => Empty::LeftOut(mark.certainty),
            (_, RowState::Debris) => Empty::Nothing,
            _ if base_has_it => Empty::Nothing,
            _ => Empty::OnlyIn(holders.clone()),
        });
    }
}

/// What is not silent, by rank, one finding a group and kind.
fn findings(grid: &Rows, collation: &Collation) -> Vec<Finding> {
    let mut told: Vec<usize> = (0..collation.differences.len()).collect();
    told.retain(|&number| collation.differences[number].band() > Band::Silent);
    told.sort_by_key(|&number| (collation.differences[number].rank, number));
    let mut findings: Vec<Finding> = Vec::new();
    let mut of_group: BTreeMap<(usize, Kind), usize> = BTreeMap::new();
    for number in told {
        let difference = &collation.differences[number];
        let at = *of_group.entry((difference.group, difference.kind)).or_insert(findings.len());
        if at == findings.len() {
            let verdict = grid.verdict(number);
            findings.push(Finding { difference: number, versions: Vec::new(), is_marked: false, verdict });
        }
        let finding = &mut findings[at];
        finding.versions.push(difference.version);
        finding.is_marked |= difference.is_marked();
    }
    for finding in &mut findings {
        finding.versions.sort_unstable();
        finding.versions.dedup();
    }
    findings
}

/// One difference a group, in the order of the text.
fn walk(grid: &Rows, collation: &Collation, is_wanted: impl Fn(Certainty) -> bool) -> Vec<usize> {
    let start = |number: usize| {
        let difference = &collation.differences[number];
        difference
            .version_spans
            .iter()
            .chain(&difference.base_spans)
            .next()
            .map(|place| (place.paragraph, place.span.start))
    };
    let mut stops: Vec<_> = (0..collation.differences.len())
        .filter(|&number| grid.certainty(collation, number).is_some_and(&is_wanted))
        .filter_map(|number| Some((grid.stands[number]?, start(number), number)))
        .collect();
    stops.sort();
    let mut groups = BTreeSet::new();
    stops.retain(|&(_, _, number)| groups.insert(collation.differences[number].group));
    stops.into_iter().map(|(_, _, number)| number).collect()
}

/// Where the program is not sure, in the order of the text.
fn unsure(grid: &Rows, collation: &Collation) -> Vec<Stop> {
    let differences = walk(grid, collation, |certainty| certainty == Certainty::Unsure).into_iter();
    let stop = |number: usize| Some(Stop { cell: grid.stands[number]?, difference: Some(number) });
    let rows =
        collation.cannot_tell.rows.iter().map(|&(row, column)| Stop { cell: Cell { row, column }, difference: None });
    let rows = rows.filter(|stop| grid.rows.get(stop.cell.row).is_some_and(|row| row.state == RowState::CannotTell));
    let mut stops: Vec<Stop> = differences.filter_map(stop).chain(rows).collect();
    stops.sort_by_key(|stop| stop.cell);
    stops
}
