//! Text with inline codes, as TMX and XLIFF write it.
//!
//! The native code of an element (`<ph>&lt;b&gt;</ph>`) is no text; what it encloses is. Text that stands inside a code
//! (`<sub>`, a footnote or the title of a link) is told behind the text that the code stands in. A code that breaks the
//! line parts words.

use super::{
    error::Fault,
    xml::{Element, Node, Nodes},
};

/// What an inline element is to the text around it.
pub(super) enum Inline {
    /// Its text goes on in the text around it.
    Text,
    /// Native code: its text is none.
    Code,
    /// A text of its own inside a code.
    Flow,
    /// A character that XML cannot hold.
    Character(char),
}

/// An element that is open: the flow that its text is part of, and whether it is text at all.
#[derive(Clone, Copy)]
struct Open {
    flow: usize,
    is_text: bool,
}

/// The text of the element that has just begun, read to its end, line ends as they are. `is` tells what its inline
/// elements are.
pub(super) fn text_of(nodes: &mut Nodes<'_>, is: impl Fn(&Element) -> Inline) -> Result<String, Fault> {
    let (mut flows, mut code) = (vec![String::new()], String::new());
    let mut open = vec![Open { flow: 0, is_text: true }];
    while let Some(within) = open.last().copied() {
        match nodes.next()? {
            Some(Node::Text(text)) if within.is_text => flows[within.flow].push_str(&text),
            Some(Node::Text(text)) => code.push_str(&text),
            Some(Node::Start(element)) => {
                let inside = match is(&element) {
                    Inline::Text => within,
                    Inline::Flow => {
                        flows.push(String::new());
                        Open { flow: flows.len() - 1, is_text: true }
                    }
                    Inline::Code => {
                        code.clear();
                        if is_line_break(&element) {
                            flows[within.flow].push('\n');
                        }
                        Open { is_text: false, ..within }
                    }
                    Inline::Character(character) => {
                        flows[within.flow].push(character);
                        Open { is_text: false, ..within }
                    }
                };
                open.push(inside);
            }
            Some(Node::End(_)) => {
                open.pop();
                if !within.is_text {
                    if code.trim_start().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br")) {
                        flows[within.flow].push('\n');
                    }
                    code.clear();
                }
            }
            None => break,
        }
    }
    Ok(flows.join("\n"))
}

/// Gives `child` the beginning of each child of the element that has just begun; it reads that child to its end.
pub(super) fn each_child<'a>(
    nodes: &mut Nodes<'a>,
    mut child: impl FnMut(&mut Nodes<'a>, &Element) -> Result<(), Fault>,
) -> Result<(), Fault> {
    loop {
        match nodes.next()? {
            Some(Node::Start(element)) => child(nodes, &element)?,
            Some(Node::Text(_)) => {}
            Some(Node::End(_)) | None => return Ok(()),
        }
    }
}

/// Passes over the element that has just begun.
pub(super) fn skip(nodes: &mut Nodes<'_>) -> Result<(), Fault> {
    each_child(nodes, |nodes, _| skip(nodes))
}

/// The outermost element, which must have this name.
pub(super) fn root(nodes: &mut Nodes<'_>, name: &str) -> Result<Element, Fault> {
    loop {
        match nodes.next()? {
            Some(Node::Start(element)) if element.name == name => return Ok(element),
            Some(Node::Start(element)) => {
                return Err(nodes.fault(format!("it begins with <{}> instead of <{name}>", element.name)));
            }
            Some(_) => {}
            None => return Err(Fault::Empty),
        }
    }
}

/// Whether a code stands for a line break by what it says of itself, in TMX, XLIFF 1.2 or XLIFF 2.
fn is_line_break(element: &Element) -> bool {
    [("type", "lb"), ("ctype", "lb"), ("subType", "xlf:lb")]
        .into_iter()
        .any(|(attribute, value)| element.attribute(attribute) == Some(value))
}
