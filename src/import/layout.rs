//! Lines of plain text to paragraphs: which line ends end a paragraph, and which only wrap it.
//!
//! Two habits are told apart, for each block of lines between blank ones, with the whole text as a second witness:
//! **a line a paragraph**, and **wrapped** lines that go on. Wrapped text breaks in mid-sentence: a line ends without
//! a full stop and the next begins with a small letter. And it breaks only where the next word no longer fits, so a
//! line with room to spare was ended on purpose. Lists, tables and rows of labels keep their lines.

use super::{lines::Line, punctuation};

/// A paragraph and what its layout says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The text in one line.
    pub text: String,
    /// How many lines it took.
    pub lines: usize,
    /// Number of the block it stands in; a block without another piece stands alone.
    pub block: usize,
    /// What its layout makes of it.
    pub shape: Shape,
}

/// What a paragraph's layout makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Running text or a heading.
    Text,
    /// A line with a rule under it, or bold on its own.
    Marked,
    /// An item of a list.
    Item,
    /// A row of a table or of labels.
    Row,
}

/// A longer line is never a wrapped one, in characters.
const LONGEST_WRAPPED: usize = 160;
/// Nobody wraps narrower, in characters; shorter lines are a list or verses unless they make up one sentence.
const NARROWEST_WRAPPED: usize = 40;
/// Sentences on lines of their own are shorter than this on average, in characters; longer ones are paragraphs.
const SENTENCE_LINE: usize = 80;

/// A line that is no fuller than this with the next word, in per cent of the width, was ended on purpose, if nothing
/// says that its sentence goes on;
const ROOMY_PERCENT: usize = 80;
/// and one that is no fuller than this was in any case.
const HALF_EMPTY_PERCENT: usize = 50;

/// How the lines of a block belong together.
#[derive(Clone, Copy)]
enum Habit {
    /// Every line is a paragraph.
    LineAParagraph,
    /// Lines are wrapped at this many characters.
    Wrapped(usize),
    /// The whole block is one paragraph, a sentence a line.
    SentenceALine,
}

/// What the line ends inside blocks say, over the whole text.
struct Witness {
    /// Line ends that could be either.
    ends: usize,
    /// Of these, the ones in mid-sentence.
    in_sentence: usize,
    /// Lines too long to be wrapped, in blocks of several lines.
    long: usize,
    /// Width of the widest block with line ends in mid-sentence.
    width: usize,
    /// Whether all blocks of several lines are short sentences, one a line.
    sentence_a_line: bool,
}

type Block<'a> = Vec<(Line<'a>, Shape)>;

/// The paragraphs of a text.
pub(super) fn pieces(lines: &[Line]) -> Vec<Piece> {
    let mut blocks = blocks(lines, 1);
    if is_double_spaced(lines, &blocks) {
        blocks = self::blocks(lines, 2);
    }
    let witness = Witness::of(&blocks);
    let mut pieces = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        cut(block, habit(block, &witness), number, &mut pieces);
    }
    pieces
}

/// Whether these lines of one block are a paragraph each, by what they are alone; for formats that wrap lines.
pub(super) fn are_paragraphs(lines: &[&str]) -> bool {
    let long = lines.iter().any(|line| line.chars().count() > LONGEST_WRAPPED);
    let several = lines.iter().filter(|line| punctuation::has_inner_sentence_end(line)).count();
    long && several * 2 >= lines.len()
}

/// The text of wrapped lines in one line.
pub(super) fn join<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for line in lines {
        let unspaced = text.chars().next_back().is_some_and(punctuation::is_unspaced_script)
            && line.chars().next().is_some_and(punctuation::is_unspaced_script);
        if !text.is_empty() && !unspaced {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

/// Blocks of lines with at least `blanks` blank lines or a rule between them. Rules say nothing and go.
fn blocks<'a>(lines: &[Line<'a>], blanks: usize) -> Vec<Block<'a>> {
    let (mut blocks, mut block, mut seen) = (Vec::new(), Block::new(), 0);
    for line in lines {
        if line.is_blank() {
            seen += 1;
            continue;
        }
        let rule = punctuation::is_rule(line.text);
        if rule
            && seen == 0
            && let Some((above, shape)) = block.last_mut()
            && is_underline(line.text, above)
        {
            *shape = Shape::Marked;
        }
        if (seen >= blanks || rule) && !block.is_empty() {
            blocks.push(std::mem::take(&mut block));
        }
        if !rule {
            block.push((*line, shape(line.text)));
        }
        seen = 0;
    }
    blocks.push(block);
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Whether a rule underlines the line above it. The end of a paragraph is not underlined.
fn is_underline(rule: &str, above: &Line) -> bool {
    let length = rule.chars().count();
    let strokes = rule.chars().all(|c| matches!(c, '=' | '-' | '~' | '—'));
    let like = above.length <= 2 * length && length <= 2 * above.length;
    strokes && like && !above.text.ends_with('.') && !punctuation::starts_small(above.text)
}

fn shape(text: &str) -> Shape {
    if text.contains(['|', '\t']) {
        Shape::Row
    } else if punctuation::item_text(text).is_some() {
        Shape::Item
    } else {
        Shape::Text
    }
}

/// Whether a blank line stands after every wrapped line: most single blank lines are in mid-sentence, and only
/// several ones part paragraphs.
fn is_double_spaced(lines: &[Line], blocks: &[Block]) -> bool {
    if blocks.len() < 4 || blocks.iter().any(|block| block.len() > 1) {
        return false;
    }
    let longest = blocks.iter().flatten().map(|(line, _)| line.length).max().unwrap_or(0);
    let ends = blocks.windows(2).filter(|pair| is_in_sentence(&pair[0][0], &pair[1][0])).count();
    let several = lines.windows(2).any(|pair| pair[0].is_blank() && pair[1].is_blank());
    (NARROWEST_WRAPPED..=LONGEST_WRAPPED).contains(&longest) && several && ends * 2 >= blocks.len() - 1
}

impl Witness {
    fn of(blocks: &[Block]) -> Self {
        let mut all = Self { ends: 0, in_sentence: 0, long: 0, width: 0, sentence_a_line: true };
        let mut several = 0;
        for block in blocks.iter().filter(|block| block.len() > 1) {
            several += 1;
            all.long += block.iter().filter(|(line, _)| is_too_long(line)).count();
            let (ends, in_sentence) = count_ends(block);
            all.ends += ends;
            all.in_sentence += in_sentence;
            if in_sentence > 0 {
                all.width = all.width.max(width(block));
            }
            all.sentence_a_line &= is_sentence_a_line(block);
        }
        all.sentence_a_line &= several > 1;
        all
    }

    fn is_wrapped(&self) -> bool {
        self.long == 0 && self.width >= NARROWEST_WRAPPED && self.ends >= 3 && self.in_sentence * 10 >= self.ends * 3
    }

    fn is_a_line_a_paragraph(&self) -> bool {
        self.long > 0 || self.ends >= 3 && self.in_sentence * 5 < self.ends
    }
}

fn habit(block: &Block, witness: &Witness) -> Habit {
    if block.iter().any(|(line, _)| is_too_long(line)) || are_labels(block) {
        return Habit::LineAParagraph;
    }
    if witness.sentence_a_line {
        return Habit::SentenceALine;
    }
    let (ends, in_sentence) = count_ends(block);
    let own = width(block);
    let one_sentence = block.last().is_some_and(|(line, _)| punctuation::ends_sentence(line.text));
    if own < NARROWEST_WRAPPED && !one_sentence && !witness.is_wrapped() {
        return Habit::LineAParagraph;
    }
    let sure = ends >= 3 && in_sentence * 10 >= ends * 3;
    let likely =
        in_sentence > 0 && in_sentence * 2 >= ends && is_full(block) || one_sentence && is_open_and_full(block);
    if sure || likely && !witness.is_a_line_a_paragraph() {
        return Habit::Wrapped(if ends >= 2 { own } else { own.max(witness.width) });
    }
    if witness.is_wrapped() { Habit::Wrapped(own.max(witness.width)) } else { Habit::LineAParagraph }
}

/// Cuts a block into its paragraphs.
fn cut(block: &Block, habit: Habit, number: usize, pieces: &mut Vec<Piece>) {
    let labels = are_labels(block);
    let indent = first_line_indent(block);
    let mut start = 0;
    for at in 1..=block.len() {
        let ends = match (block.get(at), habit) {
            (None, _) | (_, Habit::LineAParagraph) => true,
            (Some(_), Habit::SentenceALine) => false,
            (Some(next), Habit::Wrapped(width)) => is_end(&block[start], &block[at - 1], next, indent, width),
        };
        if ends {
            let part = &block[start..at];
            let shape = match part.last() {
                Some((_, Shape::Marked)) => Shape::Marked,
                _ if labels => Shape::Row,
                _ => part[0].1,
            };
            let text = join(part.iter().map(|(line, _)| line.text));
            pieces.push(Piece { text, lines: part.len(), block: number, shape });
            start = at;
        }
    }
}

/// Whether a paragraph of wrapped text ends between two lines; `first` is the paragraph's first line.
fn is_end(
    first: &(Line, Shape),
    (line, shape): &(Line, Shape),
    next: &(Line, Shape),
    indent: Option<usize>,
    width: usize,
) -> bool {
    let (after, after_shape) = next;
    if *shape == Shape::Row || *after_shape == Shape::Row || *after_shape == Shape::Marked {
        return true;
    }
    let roomy = has_room(line, after, width, ROOMY_PERCENT);
    let ended = punctuation::ends_sentence(line.text);
    if *after_shape == Shape::Item {
        return ended || roomy || line.text.ends_with(':') || !is_chance_item(first.0.text, after.text);
    }
    if first.1 == Shape::Item && after.indent > first.0.indent {
        return false;
    }
    if indent.is_some_and(|indent| after.indent >= indent) || after.indent > line.indent + 1 && (ended || roomy) {
        return true;
    }
    roomy && (ended || !punctuation::starts_small(after.text)) || has_room(line, after, width, HALF_EMPTY_PERCENT)
}

/// The indent that begins a paragraph, if the block's first lines have one: its first line has, some have not, and
/// hardly one that has begins with a small letter.
fn first_line_indent(block: &Block) -> Option<usize> {
    let base = block.iter().map(|(line, _)| line.indent).min()?;
    let indent = block.first().map(|(line, _)| line.indent).filter(|&indent| indent > base + 1)?;
    let indented: Vec<&Line> = block.iter().map(|(line, _)| line).filter(|line| line.indent >= indent).collect();
    let small = indented.iter().filter(|line| punctuation::starts_small(line.text)).count();
    (small * 5 <= indented.len()).then_some(indent)
}

/// Whether a line that follows a full one only happens to begin like an item: with a dash before a small letter
/// outside a list with that dash, or with a number that is not the next one of the list (`den` / `3. marts`).
fn is_chance_item(first: &str, text: &str) -> bool {
    match punctuation::item_number(text) {
        Some(number) => number == 0 || punctuation::item_number(first) != Some(number - 1),
        None => {
            let same = punctuation::item_text(first).is_some() && first.chars().next() == text.chars().next();
            !same && punctuation::item_text(text).is_some_and(punctuation::starts_small)
        }
    }
}

/// Whether the next line's first word would have fitted well into the line, so that it was ended on purpose.
fn has_room(line: &Line, next: &Line, width: usize, percent: usize) -> bool {
    let word = match next.text.chars().next() {
        Some(c) if punctuation::is_unspaced_script(c) => 1,
        _ => next.text.split_whitespace().next().map_or(0, |word| word.chars().count()),
    };
    (line.length + 1 + word) * 100 <= width * percent
}

/// A sentence goes on over this line end.
fn is_in_sentence((line, shape): &(Line, Shape), (next, next_shape): &(Line, Shape)) -> bool {
    let text = matches!(shape, Shape::Text | Shape::Item) && *next_shape == Shape::Text;
    text && !punctuation::ends_sentence(line.text)
        && (punctuation::starts_small(next.text)
            || punctuation::starts_caseless(next.text)
                && !has_room(line, next, line.length.max(next.length), ROOMY_PERCENT))
}

/// Line ends that could be either, and those of them that are in mid-sentence.
fn count_ends(block: &Block) -> (usize, usize) {
    let indent = first_line_indent(block).unwrap_or(usize::MAX);
    let open = |pair: &&[(Line, Shape)]| {
        let (next, shape) = &pair[1];
        *shape == Shape::Text && next.indent < indent && pair.iter().all(|(line, _)| !is_too_long(line))
    };
    let ends: Vec<_> = block.windows(2).filter(open).collect();
    (ends.len(), ends.iter().filter(|pair| is_in_sentence(&pair[0], &pair[1])).count())
}

/// Whether hardly a line but the last has room to spare.
fn is_full(block: &Block) -> bool {
    let width = width(block);
    let roomy = block.windows(2).filter(|pair| has_room(&pair[0].0, &pair[1].0, width, ROOMY_PERCENT)).count();
    roomy * 5 < block.len()
}

/// Whether most of three or more lines are full and end no sentence; tells wrapped text where nouns have capitals.
fn is_open_and_full(block: &Block) -> bool {
    let width = width(block);
    let open = |pair: &&[(Line, Shape)]| {
        !punctuation::ends_sentence(pair[0].0.text) && !has_room(&pair[0].0, &pair[1].0, width, ROOMY_PERCENT)
    };
    let text = block.iter().all(|(_, shape)| *shape != Shape::Row);
    text && block.len() > 2 && block.windows(2).filter(open).count() * 3 >= (block.len() - 1) * 2
}

/// Length of the longest line; one without a space, such as a web address, could not be wrapped.
fn width(block: &Block) -> usize {
    let wrappable = block.iter().filter(|(line, _)| line.text.contains(' ') || !line.text.is_ascii());
    wrappable.map(|(line, _)| line.length).max().unwrap_or(0)
}

fn is_too_long(line: &Line) -> bool {
    line.length > LONGEST_WRAPPED && (line.text.contains(' ') || !line.text.is_ascii())
}

/// Whether every line is a label with its value: `By: Aarhus`.
fn are_labels(block: &Block) -> bool {
    block.len() > 1 && block.iter().all(|(line, _)| punctuation::is_label(line.text))
}

fn is_sentence_a_line(block: &Block) -> bool {
    let total: usize = block.iter().map(|(line, _)| line.length).sum();
    let one = |(line, shape): &(Line, Shape)| {
        *shape == Shape::Text
            && punctuation::ends_sentence(line.text)
            && !punctuation::has_inner_sentence_end(line.text)
    };
    total < SENTENCE_LINE * block.len() && block.iter().all(one)
}
