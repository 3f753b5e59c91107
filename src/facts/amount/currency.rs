//! Currencies by their ISO 4217 codes.

/// A currency by its ISO 4217 code; "krone" and "dollar" alone are of no country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency(String);

impl Currency {
    /// A currency by its code or the name of its family.
    pub fn new(code: &str) -> Self {
        Self(code.to_owned())
    }

    /// Its code or name.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Whether both may be the same: the same code, or one the name of a family that the other belongs to.
    pub fn fits(&self, other: &Self) -> bool {
        let belongs = |name: &str, code: &str| FAMILIES.iter().any(|(n, codes)| *n == name && codes.contains(&code));
        self == other || belongs(self.code(), other.code()) || belongs(other.code(), self.code())
    }
}

/// Names of currencies that several countries have.
const FAMILIES: &[(&str, &[&str])] = &[
    ("krone", &["DKK", "NOK", "SEK", "ISK", "CZK"]),
    ("dollar", &["USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"]),
    ("pound", &["GBP", "EGP", "SYP", "LBP", "TRY"]),
    ("franc", &["CHF", "FRF", "XOF", "XAF"]),
    ("peso", &["MXN", "ARS", "CLP", "COP", "PHP"]),
    ("rupee", &["INR", "PKR", "LKR"]),
    ("ruble", &["RUB", "BYN"]),
    ("dinar", &["RSD", "IQD", "KWD", "DZD"]),
];

/// Signs and codes that every language uses, in small letters. Codes are read only where they stand in capitals.
pub const SIGNS: &[(&str, &[&str])] = &[
    ("dollar", &["$"]),
    ("USD", &["us$", "us $", "usd"]),
    ("CAD", &["c$", "cad"]),
    ("AUD", &["a$", "aud"]),
    ("HKD", &["hk$", "hkd"]),
    ("NZD", &["nz$", "nzd"]),
    ("SGD", &["sgd"]),
    ("EUR", &["€", "eur"]),
    ("GBP", &["£", "gbp"]),
    ("JPY", &["¥", "jpy"]),
    ("CNY", &["cny", "rmb"]),
    ("UAH", &["₴", "uah"]),
    ("RUB", &["₽", "rub"]),
    ("INR", &["₹", "inr"]),
    ("TRY", &["₺", "try"]),
    ("DKK", &["dkk"]),
    ("NOK", &["nok"]),
    ("SEK", &["sek"]),
    ("ISK", &["isk"]),
    ("CHF", &["chf"]),
    ("PLN", &["pln"]),
    ("CZK", &["czk"]),
    ("HUF", &["huf"]),
    ("BRL", &["brl", "r$"]),
    ("MXN", &["mxn"]),
    ("ZAR", &["zar"]),
];

/// Whether a word is a code that counts only in capitals: "SEK", which else is Swedish for seconds.
pub fn is_code(word: &str) -> bool {
    word.len() == 3 && SIGNS.iter().any(|(_, signs)| signs.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_krone_is_of_several_countries_and_a_danish_one_is_no_norwegian_one() {
        let check = |a: &str, b: &str, expected: bool| {
            assert_eq!(Currency::new(a).fits(&Currency::new(b)), expected, "{a} {b}");
            assert_eq!(Currency::new(b).fits(&Currency::new(a)), expected, "{b} {a}");
        };
        check("DKK", "DKK", true);
        check("krone", "NOK", true);
        check("DKK", "NOK", false);
        check("krone", "EUR", false);
        check("dollar", "USD", true);
        check("dollar", "krone", false);
    }
}
