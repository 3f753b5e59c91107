//! The sample articles that are part of the program, so that they open wherever the program was put.

/// A sample.
pub struct Sample {
    /// Fluent key of what it is about.
    pub name: &'static str,
    /// Its files: name and content, the base first.
    pub files: &'static [(&'static str, &'static str)],
}

macro_rules! files {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../samples/", $folder, $name)))),*]
    };
}

/// All of them.
pub const SAMPLES: &[Sample] = &[
    Sample {
        name: "sample-news",
        files: files!("nordkorea-kursk/": "article.da.txt" "article.en.md" "article.de.txt" "article.sv.txt" "article.nb.txt"),
    },
    Sample {
        name: "sample-notice",
        files: files!("byraad-skole/": "article.da.txt" "article.en.txt" "article.pl.txt" "article.uk.md"),
    },
];
