//! RTF cut into its tokens: groups, control words, characters by their byte or number, and text.

/// What stands next in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word such as `\par` with its number, or a control symbol such as `\~`.
    Control(&'a [u8], Option<i32>),
    /// A byte of text written as `\'e6`.
    Byte(u8),
    /// Bytes of text as they stand.
    Text(&'a [u8]),
}

/// The longest control word.
const LONGEST_WORD: usize = 32;
/// The most digits of a control word's number.
const MOST_DIGITS: usize = 10;

/// The tokens of an RTF file.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Takes the next so many bytes off.
    fn cut(&mut self, count: usize) -> &'a [u8] {
        let (cut, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        cut
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let letters = self.rest.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            return self.symbol();
        }
        let word = self.cut(letters);
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest[sign..].iter().take(MOST_DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
        let number = if digits > 0 { self.cut(sign + digits) } else { &[] };
        if self.rest.first() == Some(&b' ') {
            self.cut(1);
        }
        let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
        if word == b"bin" {
            // So many bytes that are no text, whatever they look like.
            self.cut(number.and_then(|count: i32| usize::try_from(count).ok()).unwrap_or_default());
        }
        Some(Token::Control(word, number))
    }

    fn symbol(&mut self) -> Option<Token<'a>> {
        let symbol = self.cut(1);
        if symbol != b"'" {
            return (!symbol.is_empty()).then_some(Token::Control(symbol, None));
        }
        let digits = self.rest.iter().take(2).take_while(|byte| byte.is_ascii_hexdigit()).count();
        let digits = std::str::from_utf8(self.cut(digits)).unwrap_or_default();
        Some(u8::from_str_radix(digits, 16).map_or(Token::Control(symbol, None), Token::Byte))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            return match *self.rest.first()? {
                b'{' => {
                    self.cut(1);
                    Some(Token::Open)
                }
                b'}' => {
                    self.cut(1);
                    Some(Token::Close)
                }
                b'\\' => {
                    self.cut(1);
                    self.control()
                }
                // Line ends only keep the file's lines short.
                b'\r' | b'\n' | 0 => {
                    self.cut(1);
                    continue;
                }
                b'\t' => {
                    self.cut(1);
                    Some(Token::Control(b"tab", None))
                }
                _ => {
                    let ends = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | b'\t' | 0);
                    let length = self.rest.iter().position(ends).unwrap_or(self.rest.len());
                    Some(Token::Text(self.cut(length)))
                }
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_all_kinds() {
        let word = |word: &'static str, number| Token::Control(word.as_bytes(), number);
        let check = |source: &[u8], tokens: &[Token]| {
            assert_eq!(Tokens::new(source).collect::<Vec<_>>(), tokens, "{:?}", String::from_utf8_lossy(source));
        };
        check(
            b"{\\rtf1 Hej\r\n\\b0  du\\'e6\\~\\u-10179 ?}",
            &[
                Token::Open,
                word("rtf", Some(1)),
                Token::Text(b"Hej"),
                word("b", Some(0)),
                Token::Text(b" du"),
                Token::Byte(0xe6),
                word("~", None),
                word("u", Some(-10179)),
                Token::Text(b"?"),
                Token::Close,
            ],
        );
        check(b"\\bin4 }}{{x\\bin99 y", &[word("bin", Some(4)), Token::Text(b"x"), word("bin", Some(99))]);
        check(b"\\'g\\", &[word("'", None), Token::Text(b"g")]);
        check(b"\\li-x", &[word("li", None), Token::Text(b"-x")]);
        check(b"\\u99999999999 ", &[word("u", None), Token::Text(b"9 ")]);
    }
}
