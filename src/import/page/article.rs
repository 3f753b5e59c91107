//! Which texts of a page are the article's, and what they are in it.
//!
//! The elements that the search for the article kept are its core. From the page are put back: the title, what stands
//! between it and the core (dateline, lead), and paragraphs beside those of the core that were cut away. Parts around
//! an article (menus, share bars, lists of others) stay out even if they were kept. If there is no core, or a poor
//! one, all texts that are not around are taken: better a menu line too much than a paragraph too little.

use super::{
    blocks::{self, Block, Hint},
    names,
    tree::{Marked, Tree},
};
use crate::{
    import::{lines, put_title},
    text::{Paragraph, Role},
};
use std::collections::BTreeSet;

/// A core with fewer characters is none.
const SMALLEST_CORE: usize = 200;
/// A core with a smaller part of the running text than this, in per cent, has missed the article.
const POOREST_CORE_PERCENT: usize = 40;
/// A text of which more is links, in per cent, is a line of a menu or of a list.
const MOST_LINKED_PERCENT: usize = 60;
/// Running text has at least so many characters.
const RUNNING: usize = 80;
/// A line before the title that is shorter, in characters, is a label of the page.
const LABEL: usize = 40;
/// How far up a text's elements may lie beside those of the core.
const NEAREST_ELEMENTS: usize = 3;
/// A title from the page's head has at least so many words; others are names of sites or files.
const TITLE_WORDS: usize = 3;

/// The paragraphs of the article.
pub(super) fn paragraphs(tree: &Tree, marked: &Marked) -> Vec<Paragraph> {
    let blocks = blocks::blocks(tree);
    let core: BTreeSet<usize> = core(&blocks, marked);
    let head = Head::of(tree);
    let title = title(&blocks, &core, &head);
    let chosen = if core.is_empty() { whole(&blocks) } else { completed(tree, &blocks, &core, title) };
    let role = |number: usize| match blocks[number].heading {
        _ if Some(number) == title => Role::Title,
        Some(_) => Role::Heading,
        None => Role::Body,
    };
    let mut found: Vec<Paragraph> =
        chosen.into_iter().map(|number| Paragraph::new(blocks[number].text.as_str(), role(number))).collect();
    if title.is_none()
        && let Some(title) = head.title()
        && !found.is_empty()
    {
        put_title(title, &mut found);
    }
    found
}

/// The blocks that the search for the article kept, if it found one.
fn core(blocks: &[Block], marked: &Marked) -> BTreeSet<usize> {
    let kept = |block: &Block| marked.contains(&block.element) && !is_out(block);
    let core: BTreeSet<usize> = (0..blocks.len()).filter(|&number| kept(&blocks[number])).collect();
    let running = |number: &usize| -> usize {
        let block = &blocks[*number];
        let length = block.text.chars().count();
        if is_out(block) || length < RUNNING { 0 } else { length }
    };
    let all: usize = (0..blocks.len()).map(|number| running(&number)).sum();
    let in_core: usize = core.iter().map(running).sum();
    if in_core < SMALLEST_CORE || in_core * 100 < all * POOREST_CORE_PERCENT { BTreeSet::new() } else { core }
}

/// Whether a text is certainly no part of an article.
fn is_out(block: &Block) -> bool {
    let small = block.text.to_lowercase();
    block.is_around
        || is_linked(block)
        || block.linked > 0 && names::READ_ALSO.iter().any(|start| small.starts_with(start))
}

fn is_linked(block: &Block) -> bool {
    let length = block.text.chars().count();
    block.heading.is_none() && block.linked * 100 > length * MOST_LINKED_PERCENT
}

/// All texts that are not around an article. If nothing else is left, those too.
fn whole(blocks: &[Block]) -> Vec<usize> {
    let inside: Vec<usize> = (0..blocks.len()).filter(|&number| !is_out(&blocks[number])).collect();
    if inside.is_empty() { (0..blocks.len()).collect() } else { inside }
}

/// The core with what was cut away from it.
fn completed(tree: &Tree, blocks: &[Block], core: &BTreeSet<usize>, title: Option<usize>) -> Vec<usize> {
    let first = core.first().copied().unwrap_or(0);
    let last = core.last().copied().unwrap_or(0);
    let parent = |number: usize| tree.nodes.get(blocks[number].element).map_or(0, |node| node.parent);
    let parents: BTreeSet<usize> = core.iter().map(|&number| parent(number)).collect();
    let beside = |number: usize| {
        let element = blocks[number].element;
        tree.ancestors(element).take(NEAREST_ELEMENTS).any(|outer| parents.contains(&outer))
    };
    let wanted = |number: usize| {
        let block = &blocks[number];
        if Some(number) == title {
            return true;
        }
        let before_title = title.is_some_and(|title| number < title);
        if core.contains(&number) {
            return !before_title || block.text.chars().count() >= LABEL;
        }
        if is_out(block) || before_title || block.hint == Hint::Byline || block.heading == Some(1) {
            return false;
        }
        match number {
            _ if number < first => title.is_some() && is_opening(block),
            _ if number > last => parents.contains(&parent(number)),
            _ => beside(number),
        }
    };
    (0..blocks.len()).filter(|&number| wanted(number)).collect()
}

/// Whether a text between title and core belongs to the article.
fn is_opening(block: &Block) -> bool {
    matches!(block.hint, Hint::Dateline | Hint::Lead)
        || block.text.chars().count() >= RUNNING
        || block.heading.is_some()
}

/// The block with the title: the first heading of the first level that the page's head names; else the only one, or
/// the last one before the core.
fn title(blocks: &[Block], core: &BTreeSet<usize>, head: &Head) -> Option<usize> {
    let first: Vec<usize> = (0..blocks.len()).filter(|&number| blocks[number].heading == Some(1)).collect();
    let named = |number: &&usize| head.names(&blocks[**number].text);
    let start = core.first().copied().unwrap_or(usize::MAX);
    let before = first.iter().rev().find(|&&number| number <= start && !blocks[number].is_around);
    first.iter().find(named).or(before).or(first.iter().find(|&&number| !blocks[number].is_around)).copied()
}

/// What the page's head says of it.
struct Head {
    title: String,
    shared_title: String,
    site: String,
}

impl Head {
    fn of(tree: &Tree) -> Self {
        let meta = |property: &str| {
            let is = |name: Option<&str>| name.is_some_and(|name| name.eq_ignore_ascii_case(property));
            let found = tree
                .nodes
                .iter()
                .find(|node| node.name == "meta" && (is(node.attribute("property")) || is(node.attribute("name"))));
            clean(found.and_then(|node| node.attribute("content")).unwrap_or(""))
        };
        let in_head = |number: &usize| {
            tree.nodes[*number].name == "title" && !tree.ancestors(*number).any(|outer| tree.nodes[outer].name == "svg")
        };
        let title = (0..tree.nodes.len()).find(in_head).map(|number| clean(&tree.text(number)));
        Self { title: title.unwrap_or_default(), shared_title: meta("og:title"), site: meta("og:site_name") }
    }

    /// Whether a heading is what the head gives as the title, perhaps with more around it.
    fn names(&self, heading: &str) -> bool {
        let heading = heading.to_lowercase();
        let long = heading.split_whitespace().count() >= TITLE_WORDS;
        let holds = |title: &str| title.to_lowercase() == heading || long && title.to_lowercase().contains(&heading);
        heading.to_lowercase() != self.site.to_lowercase()
            && [&self.title, &self.shared_title].iter().any(|title| holds(title))
    }

    /// The title without the name of the site.
    fn title(&self) -> Option<String> {
        let told = |title: &str| title.split_whitespace().count() >= TITLE_WORDS;
        if !self.shared_title.is_empty() && self.shared_title != self.site {
            return Some(without_site(&self.shared_title, &self.site).to_owned());
        }
        let title = without_site(&self.title, &self.site);
        told(title).then(|| title.to_owned())
    }
}

/// A title without the site's name behind a stroke.
fn without_site<'a>(title: &'a str, site: &str) -> &'a str {
    for stroke in [" | ", " – ", " — ", " - ", " · ", " :: "] {
        if let Some((before, after)) = title.rsplit_once(stroke) {
            let is_site = after.eq_ignore_ascii_case(site) || site.is_empty() && after.split_whitespace().count() <= 3;
            if is_site && before.split_whitespace().count() >= TITLE_WORDS {
                return before.trim();
            }
        }
    }
    title
}

fn clean(text: &str) -> String {
    lines::trim(&text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")).to_owned()
}
