//! Word documents (.docx, .docm): Office Open XML, ECMA-376, transitional and strict.
//!
//! The document, its styles and its notes are found through the relationships of the parts. Headers, footers, comments
//! and macros are parts that are never opened. The language is taken from the runs that name one; what the document as
//! a whole has set is rather the language of the program that wrote it.

mod body;
mod styles;

use super::{
    Input, Parsed, ParsedVersion,
    container::{self, Container},
    error::Fault,
    xml::{Node, Nodes},
};
use body::NoteKind;
use std::collections::BTreeMap;
use styles::Styles;

/// Reads one.
pub(super) fn read(input: &Input) -> Result<Parsed, Fault> {
    let mut container = Container::open(input.bytes)?;
    let document = main_part(&mut container)?;
    let related = relationships(&mut container, &document)?;
    let part = |kind: &str| related.iter().find(|(own, _)| own == kind).map(|(_, target)| target.as_str());
    let styles = match part("styles").map(|name| text(&mut container, name)).transpose()?.flatten() {
        Some(source) => Styles::read(&source).map_err(|fault| container::inside("styles", fault))?,
        None => Styles::default(),
    };
    let source = text(&mut container, &document)?.ok_or_else(|| broken("it has no document in it"))?;
    let mut body = body::read(&source, &styles).map_err(|fault| container::inside(&document, fault))?;
    for (kind, relation) in [(NoteKind::Foot, "footnotes"), (NoteKind::End, "endnotes")] {
        let wanted = body.references.iter().filter(|(own, _)| *own == kind);
        let wanted: Vec<String> = wanted.map(|(_, id)| id.clone()).collect();
        let Some(name) = part(relation).filter(|_| !wanted.is_empty()) else { continue };
        let Some(source) = text(&mut container, name)? else { continue };
        let notes = body::read(&source, &styles).map_err(|fault| container::inside(name, fault))?.notes;
        let mut notes: BTreeMap<String, _> = notes.into_iter().collect();
        for id in wanted {
            body.manuscript.put(notes.remove(&id).unwrap_or_default());
        }
    }
    // What a person named the file after is surer than what a program wrote into it.
    let language = if input.declared.is_none() { body.manuscript.language() } else { None };
    let version = ParsedVersion { name: None, language, paragraphs: body.manuscript.paragraphs() };
    Ok(Parsed { versions: vec![version], rows: Vec::new(), encoding: "UTF-8".to_owned() })
}

/// The name of the part that holds the document.
fn main_part(container: &mut Container) -> Result<String, Fault> {
    let related = relationships(container, "")?;
    let named = related.into_iter().find(|(kind, _)| kind == "officeDocument").map(|(_, target)| target);
    Ok(named.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// Kind and target of what a part refers to inside the file; the part without name is the file itself.
fn relationships(container: &mut Container, part: &str) -> Result<Vec<(String, String)>, Fault> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = format!("{folder}{}_rels/{file}.rels", if folder.is_empty() { "" } else { "/" });
    let Some(source) = text(container, &name)? else { return Ok(Vec::new()) };
    let (mut nodes, mut related) = (Nodes::new(&source), Vec::new());
    while let Some(node) = nodes.next().map_err(|fault| container::inside(&name, fault))? {
        let Node::Start(element) = node else { continue };
        let kind = element.any("Type").and_then(|kind| kind.rsplit('/').next());
        let inside = element.any("TargetMode") != Some("External");
        if let (Some(kind), Some(target), true) = (kind, element.any("Target"), inside) {
            related.push((kind.to_owned(), resolved(folder, target)));
        }
    }
    Ok(related)
}

/// The name of the part that `target` means when `folder` is where one stands.
fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').filter(|step| !step.is_empty()).collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.join("/")
}

/// The text of a part, if it is there.
fn text(container: &mut Container, name: &str) -> Result<Option<String>, Fault> {
    container.find(name).map(|number| container.xml(number)).transpose()
}

fn broken(detail: &str) -> Fault {
    Fault::Broken { place: String::new(), detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved() {
        for (folder, target, name) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../custom/item.xml", "custom/item.xml"),
            ("", "word/document2.xml", "word/document2.xml"),
            ("a", "../../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved(folder, target), name);
        }
    }
}
