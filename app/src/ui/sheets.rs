//! Tables for other programs, as far as their words go.

/// What a file of tables holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheets {
    /// The name of the file, without its ending.
    pub name: String,
    /// The tables; a file that holds one alone holds the first.
    pub sheets: Vec<Sheet>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is.
    pub title: String,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows, each with a cell for every head.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number to be counted with.
    Count(u64),
}
