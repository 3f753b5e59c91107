//! The sample article that is part of the program, so that it opens wherever the program was put.

/// The sample's files: name and content, the base first.
pub const FILES: &[(&str, &str)] = &[
    ("article.da.txt", include_str!("../../samples/nordkorea-kursk/article.da.txt")),
    ("article.en.md", include_str!("../../samples/nordkorea-kursk/article.en.md")),
    ("article.de.txt", include_str!("../../samples/nordkorea-kursk/article.de.txt")),
    ("article.sv.txt", include_str!("../../samples/nordkorea-kursk/article.sv.txt")),
    ("article.nb.txt", include_str!("../../samples/nordkorea-kursk/article.nb.txt")),
];
