//! The ladder of hunalign: rungs that pair the lines of two texts.
