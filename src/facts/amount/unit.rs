//! Units of measure and how they convert.

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit(&'static Known);

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// In metres.
    Length,
    /// In square metres.
    Area,
    /// In litres.
    Volume,
    /// In kilograms.
    Mass,
    /// In kilometres an hour.
    Speed,
    /// In degrees Celsius.
    Temperature,
    /// In days.
    Time,
    /// In watts.
    Power,
    /// In kilowatt-hours.
    Energy,
    /// In bytes.
    Data,
    /// In hertz.
    Frequency,
}

/// A unit's symbol, dimension, and the line from it to its dimension's own unit: `value * factor + offset`.
#[derive(Debug, PartialEq)]
struct Known {
    symbol: &'static str,
    dimension: Dimension,
    factor: f64,
    offset: f64,
}

impl Eq for Known {}

const fn known(symbol: &'static str, dimension: Dimension, factor: f64) -> Known {
    Known { symbol, dimension, factor, offset: 0.0 }
}

const KNOWN: &[Known] = &[
    known("km", Dimension::Length, 1000.0),
    known("m", Dimension::Length, 1.0),
    known("cm", Dimension::Length, 0.01),
    known("mm", Dimension::Length, 0.001),
    known("mile", Dimension::Length, 1609.344),
    known("mil", Dimension::Length, 10_000.0),
    known("nmi", Dimension::Length, 1852.0),
    known("yd", Dimension::Length, 0.9144),
    known("ft", Dimension::Length, 0.3048),
    known("in", Dimension::Length, 0.0254),
    known("km²", Dimension::Area, 1e6),
    known("m²", Dimension::Area, 1.0),
    known("ha", Dimension::Area, 1e4),
    known("acre", Dimension::Area, 4046.86),
    known("mi²", Dimension::Area, 2.589_988e6),
    known("ft²", Dimension::Area, 0.092_903),
    known("m³", Dimension::Volume, 1000.0),
    known("l", Dimension::Volume, 1.0),
    known("dl", Dimension::Volume, 0.1),
    known("cl", Dimension::Volume, 0.01),
    known("ml", Dimension::Volume, 0.001),
    known("gal", Dimension::Volume, 3.785_41),
    known("barrel", Dimension::Volume, 158.987),
    known("t", Dimension::Mass, 1000.0),
    known("kg", Dimension::Mass, 1.0),
    known("g", Dimension::Mass, 0.001),
    known("mg", Dimension::Mass, 1e-6),
    known("lb", Dimension::Mass, 0.453_592),
    known("oz", Dimension::Mass, 0.028_349_5),
    known("stone", Dimension::Mass, 6.350_29),
    known("km/h", Dimension::Speed, 1.0),
    known("m/s", Dimension::Speed, 3.6),
    known("mph", Dimension::Speed, 1.609_344),
    known("kn", Dimension::Speed, 1.852),
    known("°C", Dimension::Temperature, 1.0),
    Known { symbol: "°F", dimension: Dimension::Temperature, factor: 5.0 / 9.0, offset: -160.0 / 9.0 },
    known("°", Dimension::Temperature, 1.0),
    known("s", Dimension::Time, 1.0 / 86_400.0),
    known("min", Dimension::Time, 1.0 / 1440.0),
    known("h", Dimension::Time, 1.0 / 24.0),
    known("day", Dimension::Time, 1.0),
    known("week", Dimension::Time, 7.0),
    known("month", Dimension::Time, 365.25 / 12.0),
    known("year", Dimension::Time, 365.25),
    known("decade", Dimension::Time, 3652.5),
    known("century", Dimension::Time, 36_525.0),
    known("W", Dimension::Power, 1.0),
    known("kW", Dimension::Power, 1e3),
    known("MW", Dimension::Power, 1e6),
    known("GW", Dimension::Power, 1e9),
    known("kWh", Dimension::Energy, 1.0),
    known("MWh", Dimension::Energy, 1e3),
    known("GWh", Dimension::Energy, 1e6),
    known("TWh", Dimension::Energy, 1e9),
    known("MB", Dimension::Data, 1e6),
    known("GB", Dimension::Data, 1e9),
    known("TB", Dimension::Data, 1e12),
    known("Hz", Dimension::Frequency, 1.0),
    known("MHz", Dimension::Frequency, 1e6),
    known("GHz", Dimension::Frequency, 1e9),
];

/// Symbols as every language writes them, in small letters.
pub const SPELLINGS: &[(&str, &[&str])] = &[
    ("km", &["km"]),
    ("m", &["m"]),
    ("cm", &["cm"]),
    ("mm", &["mm"]),
    ("ft", &["ft"]),
    ("km²", &["km²", "km2", "km 2"]),
    ("m²", &["m²", "m2", "m 2"]),
    ("ha", &["ha"]),
    ("m³", &["m³", "m3"]),
    ("dl", &["dl"]),
    ("cl", &["cl"]),
    ("ml", &["ml"]),
    ("kg", &["kg"]),
    ("g", &["g"]),
    ("mg", &["mg"]),
    ("lb", &["lb", "lbs"]),
    ("oz", &["oz"]),
    ("km/h", &["km/h", "kmh", "km/t", "km/tim"]),
    ("m/s", &["m/s"]),
    ("mph", &["mph"]),
    ("°C", &["°c", "°celsius"]),
    ("°F", &["°f", "°fahrenheit"]),
    ("°", &["°"]),
    ("min", &["min."]),
    ("kW", &["kw"]),
    ("MW", &["mw"]),
    ("GW", &["gw"]),
    ("kWh", &["kwh"]),
    ("MWh", &["mwh"]),
    ("GWh", &["gwh"]),
    ("TWh", &["twh"]),
    ("MB", &["mb"]),
    ("GB", &["gb"]),
    ("TB", &["tb"]),
    ("Hz", &["hz"]),
    ("MHz", &["mhz"]),
    ("GHz", &["ghz"]),
];

/// The unit with a symbol, as the tables write it.
pub fn of_symbol(symbol: &str) -> Option<Unit> {
    KNOWN.iter().find(|known| known.symbol == symbol).map(Unit)
}

impl Unit {
    /// Its symbol.
    pub fn symbol(&self) -> &str {
        self.0.symbol
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.0.dimension
    }

    /// Whether its name has several meanings.
    pub fn is_ambiguous(&self) -> bool {
        self.meanings().len() > 1
    }

    /// Values in `other` that a value may have: several where a unit's name has several meanings ("grader", the
    /// Scandinavian "mil"), none where the two measure different things.
    pub fn converted(&self, value: f64, other: &Self) -> Vec<f64> {
        if self.dimension() != other.dimension() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for from in self.meanings() {
            for to in other.meanings().into_iter().filter(|to| *to != from) {
                found.push((value * from.factor + from.offset - to.offset) / to.factor);
                if from.offset != to.offset {
                    // "20 degrees warmer"
                    found.push(value * from.factor / to.factor);
                }
            }
        }
        found
    }

    /// Whether one of the two may be meant where the other is written.
    pub fn may_be(&self, other: &Self) -> bool {
        self == other || self.meanings().iter().any(|m| other.meanings().contains(m))
    }

    fn meanings(&self) -> Vec<&'static Known> {
        let other = match self.symbol() {
            "°" => &["°C", "°F"][..],
            "mil" => &["mil", "mile"][..],
            _ => return vec![self.0],
        };
        KNOWN.iter().filter(|known| other.contains(&known.symbol)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: f64, from: &str, to: &str, expected: &[f64]) {
        let found = of_symbol(from).unwrap().converted(value, &of_symbol(to).unwrap());
        assert_eq!(found.len(), expected.len(), "{value} {from} {to}: {found:?}");
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.01), "{value} {from} {to}: {found:?}");
    }

    #[test]
    fn values_in_other_units() {
        check(100.0, "mile", "km", &[160.93]);
        check(68.0, "°F", "°C", &[20.0, 37.78]);
        check(-40.0, "°C", "°F", &[-40.0, -72.0]);
        check(2.0, "week", "day", &[14.0]);
        check(5.0, "km", "kg", &[]);
        check(1.0, "mil", "km", &[1.61, 10.0]);
    }

    #[test]
    fn every_spelling_has_its_unit() {
        assert!(SPELLINGS.iter().all(|(symbol, _)| of_symbol(symbol).is_some()));
        assert!(of_symbol("°").unwrap().may_be(&of_symbol("°F").unwrap()));
        assert!(!of_symbol("°C").unwrap().may_be(&of_symbol("°F").unwrap()));
    }
}
