//! XML as a stream of events, for the formats that are made of it.
//!
//! `quick-xml` reads it; this adds what a hostile file needs: a limit on nesting, no entity beyond the five of XML (a
//! document type that declares others is not read, so nothing can be fetched and nothing can swell), and a fault with
//! its line. Names come without their prefix, for the formats here have no two elements that differ by it alone;
//! attributes keep theirs (`xml:lang`, `w:val`).

use super::{encoding, error::Fault};
use encoding_rs::Encoding;
use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};
use std::borrow::Cow;

/// Elements inside each other. Documents have some twenty.
const DEEPEST: usize = 256;
/// Attributes of one element. They are compared with each other, so their number costs its square.
const MOST_ATTRIBUTES: usize = 256;

/// What comes next in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// An element begins; an empty one ends at once.
    Start(Element),
    /// The element with this name ends.
    End(String),
    /// Text, its entities resolved; neighbouring pieces may come one by one.
    Text(String),
}

/// The beginning of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name without prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
}

/// The events of a document.
pub(super) struct Nodes<'a> {
    source: &'a str,
    reader: Reader<&'a [u8]>,
    open: Vec<String>,
    /// The end of an empty element, still to be told.
    pending: Option<String>,
}

/// The text of an XML file in the encoding that its mark or its declaration says, else UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, String), Fault> {
    if Encoding::for_bom(bytes).is_none()
        && let Some(encoding) = declared_encoding(bytes)
    {
        let (text, wrong) = encoding.decode_without_bom_handling(bytes);
        if !wrong {
            return Ok((text.into_owned(), encoding.name().to_owned()));
        }
    }
    let decoded = encoding::decode(bytes, None)?;
    Ok((decoded.text, decoded.encoding.to_owned()))
}

/// The encoding in `<?xml … encoding="…"?>`, where it is one of bytes; that a file calls itself UTF-16 while its
/// letters are single bytes says nothing.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(200)];
    let text = String::from_utf8_lossy(start);
    let declaration = text.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = value[1..].split_once(quote)?.0;
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

impl Element {
    /// An attribute by its full name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// An attribute by its name without prefix; the first of several.
    pub fn any(&self, name: &str) -> Option<&str> {
        let local = |own: &str| own.rsplit_once(':').map_or(own == name, |(_, own)| own == name);
        self.attributes.iter().find(|(own, _)| local(own)).map(|(_, value)| value.as_str())
    }
}

impl<'a> Nodes<'a> {
    /// Reads a document.
    pub fn new(source: &'a str) -> Self {
        Self { source, reader: Reader::from_str(source), open: Vec::new(), pending: None }
    }

    /// The next event; none at the end.
    pub fn next(&mut self) -> Result<Option<Node>, Fault> {
        if let Some(name) = self.pending.take() {
            return Ok(Some(Node::End(name)));
        }
        loop {
            let event = self.reader.read_event().map_err(|error| self.fault(error.to_string()))?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    let element = self.element(&start)?;
                    if self.open.len() >= DEEPEST {
                        let what = format!("its parts stand more than {DEEPEST} deep inside each other");
                        return Err(Fault::Excessive { what });
                    }
                    self.open.push(element.name.clone());
                    Node::Start(element)
                }
                Event::Empty(start) => {
                    let element = self.element(&start)?;
                    self.pending = Some(element.name.clone());
                    Node::Start(element)
                }
                Event::End(end) => {
                    self.open.pop();
                    Node::End(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Node::Text(self.resolve(&reference)?),
                Event::Eof if self.open.is_empty() => return Ok(None),
                Event::Eof => return Err(self.fault(format!("it ends inside {}", self.open.join("/")))),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            }));
        }
    }

    /// Passes over the rest of an element that just began.
    pub fn skip(&mut self) -> Result<(), Fault> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Some(Node::Start(_)) => depth += 1,
                Some(Node::End(_)) => depth -= 1,
                Some(Node::Text(_)) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// The line that is being read, from 1.
    pub fn line(&self) -> usize {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.source.len());
        self.source.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1
    }

    /// A fault at the line that is being read.
    pub fn fault(&self, detail: impl Into<String>) -> Fault {
        Fault::Broken { place: format!(", line {}", self.line()), detail: detail.into() }
    }

    fn element(&self, start: &BytesStart) -> Result<Element, Fault> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            if attributes.len() >= MOST_ATTRIBUTES {
                let what = format!("one of its parts has more than {MOST_ATTRIBUTES} attributes");
                return Err(Fault::Excessive { what });
            }
            let attribute = attribute.map_err(|error| self.fault(error.to_string()))?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| self.fault(error.to_string()))?;
            attributes.push((attribute.key.0.to_owned(), Cow::into_owned(value)));
        }
        Ok(Element { name: start.local_name().as_ref().to_owned(), attributes })
    }

    fn resolve(&self, reference: &BytesRef) -> Result<String, Fault> {
        if let Ok(Some(character)) = reference.resolve_char_ref() {
            return Ok(character.to_string());
        }
        let text = resolve_predefined_entity(reference);
        text.map(str::to_owned)
            .ok_or_else(|| self.fault(format!("the name &{}; stands for nothing that is known", &**reference)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Elements as `<name`, ends as `>`, texts as they are.
    fn told(source: &str) -> Result<String, Fault> {
        let (mut nodes, mut told) = (Nodes::new(source), String::new());
        while let Some(node) = nodes.next()? {
            match node {
                Node::Start(element) => told += &format!("<{}", element.name),
                Node::End(_) => told.push('>'),
                Node::Text(text) => told += &text,
            }
        }
        Ok(told)
    }

    #[test]
    fn elements_texts_and_entities() {
        assert_eq!(
            told("<?xml version='1.0'?><w:p a='1'>r&#248;d &amp; <b/><![CDATA[<1>]]></w:p>").unwrap(),
            "<prød & <b><1>>"
        );
        let mut nodes = Nodes::new("<tuv xml:lang='da'/>");
        let Some(Node::Start(element)) = nodes.next().unwrap() else { panic!() };
        assert_eq!((element.attribute("xml:lang"), element.attribute("lang")), (Some("da"), None));
        assert_eq!((element.any("lang"), element.any("xml")), (Some("da"), None));
    }

    #[test]
    fn an_element_is_passed_over() {
        let mut nodes = Nodes::new("<a><b><c>x</c><d/></b>y</a>");
        nodes.next().unwrap();
        nodes.next().unwrap();
        nodes.skip().unwrap();
        assert_eq!(nodes.next().unwrap(), Some(Node::Text("y".to_owned())));
    }

    #[test]
    fn hostile_documents_are_faults() {
        let bomb = "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;'>]>\n<a>&y;</a>";
        let detail = "the name &y; stands for nothing that is known".to_owned();
        assert_eq!(told(bomb), Err(Fault::Broken { place: ", line 2".into(), detail }));
        let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>";
        assert!(matches!(told(outside), Err(Fault::Broken { .. })));
        assert!(matches!(told(&"<a>".repeat(100_000)), Err(Fault::Excessive { .. })));
        let attributes: String = (0..100_000).map(|n| format!(" a{n}='x'")).collect();
        assert!(matches!(told(&format!("<a{attributes}/>")), Err(Fault::Excessive { .. })));
        for broken in ["<a><b></a>", "<a", "<a>&nbsp;</a>", "<a x=1/>", "<a>"] {
            assert!(matches!(told(broken), Err(Fault::Broken { .. })), "{broken}");
        }
    }

    #[test]
    fn encodings_as_declared() {
        let latin = b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>\xe6</a>";
        let (text, encoding) = decode(latin).unwrap();
        assert!(text.ends_with("<a>æ</a>") && encoding == "windows-1252", "{text} {encoding}");
        assert_eq!(decode("<a>æ</a>".as_bytes()).unwrap().1, "UTF-8");
        let utf16: Vec<u8> = "\u{feff}<a>æ</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16).unwrap(), ("<a>æ</a>".to_owned(), "UTF-16LE".to_owned()));
    }
}
