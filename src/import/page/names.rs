//! The names that pages go by: elements by what they do to the text, and what their classes tell of their parts.

/// Elements that part paragraphs.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements whose content is not shown as text, or is no text of the page.
pub(super) const SILENT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "math", "menuitem", "meter", "nav",
    "noembed", "noframes", "noscript", "object", "option", "progress", "rp", "rt", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
];

/// Elements around the article, and roles that say the same.
pub(super) const AROUND: &[&str] = &["aside", "dialog", "footer", "form", "menu", "nav"];
/// Roles of elements around the article.
pub(super) const AROUND_ROLES: &[&str] =
    &["alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "navigation", "search"];

/// What a class or an id says of parts around the article, as the beginning of a word in it.
pub(super) const AROUND_WORDS: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "annonce",
    "anbefal",
    "banner",
    "breadcrumb",
    "comment",
    "consent",
    "cookie",
    "debat",
    "delknap",
    "disqus",
    "footer",
    "gdpr",
    "kommentar",
    "laesogsaa",
    "masthead",
    "menu",
    "mestlaest",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "nyhedsbrev",
    "outbrain",
    "pagination",
    "paywall",
    "popup",
    "promo",
    "recommend",
    "related",
    "relateret",
    "relaterede",
    "share",
    "sharing",
    "sidebar",
    "skip",
    "social",
    "sponsor",
    "subscribe",
    "tags",
    "taboola",
    "teaser",
    "toolbar",
    "topbar",
    "widget",
];
/// Those of them that are whole words only: `ad` is in `address`, `nav` in `navn`.
pub(super) const WHOLE_WORDS: &[&str] = &["ad", "ads", "debat", "nav", "share", "skip", "tags"];

/// What a class says of a line that names the writer.
pub(super) const BYLINE_WORDS: &[&str] = &["author", "byline", "forfatter", "journalist"];
/// What a class says of the line with place or day.
pub(super) const DATELINE_WORDS: &[&str] =
    &["date", "dateline", "dato", "published", "publiceret", "time", "timestamp"];
/// What a class says of the paragraph between title and text.
pub(super) const LEAD_WORDS: &[&str] = &[
    "deck",
    "dek",
    "indledning",
    "ingress",
    "intro",
    "lead",
    "lede",
    "manchet",
    "standfirst",
    "subhead",
    "subtitle",
    "summary",
    "underrubrik",
];

/// How lines begin that lead to other articles, in small letters.
pub(super) const READ_ALSO: &[&str] = &[
    "læs også",
    "læs mere",
    "se også",
    "hør også",
    "les også",
    "läs också",
    "läs mer",
    "read also",
    "read more",
    "also read",
    "see also",
    "related:",
    "lesen sie auch",
    "lies auch",
    "mehr zum thema",
    "lire aussi",
    "à lire aussi",
    "lee también",
    "leggi anche",
    "lees ook",
    "czytaj także",
    "czytaj też",
    "читайте також",
    "читайте также",
];

/// The words of a class or id in small letters: `article__ReadMore-box` is `article readmore box`.
pub(super) fn words(value: &str) -> impl Iterator<Item = String> {
    let words = value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

/// Whether a word of a class or id is in a list of whole words.
pub(super) fn is_named(value: &str, list: &[&str]) -> bool {
    words(value).any(|word| list.contains(&word.as_str()))
}

/// Whether a class or id says that the element is around the article.
pub(super) fn is_around(value: &str) -> bool {
    let joined: String = words(value).collect();
    let begins = |word: &str| {
        AROUND_WORDS
            .iter()
            .any(|known| if WHOLE_WORDS.contains(known) { word == *known } else { word.starts_with(known) })
    };
    words(value).any(|word| begins(&word)) || begins(&joined)
}
