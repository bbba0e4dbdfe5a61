//! Both databases take the same steps.

use super::{Fault, Tree};
use std::collections::BTreeSet;

/// Compares the names of the migrations for both engines.
pub fn check(tree: &Tree) -> Vec<Fault> {
    let engines = ["sqlite", "postgres"];
    let steps = engines.map(|engine| steps(tree, engine));
    let mut faults = Vec::new();
    for (engine, own, other) in
        [(engines[0], &steps[0], &steps[1]), (engines[1], &steps[1], &steps[0])]
    {
        for step in other.difference(own) {
            let path = format!("store/migrations/{engine}/{step}");
            let message = "the other engine has this step, this one has not";
            faults.push(Fault::new(&path, 1, "migration", message));
        }
    }
    faults
}

fn steps<'a>(tree: &'a Tree, engine: &str) -> BTreeSet<&'a str> {
    let folder = format!("store/migrations/{engine}/");
    tree.files.iter().filter_map(|file| file.path.strip_prefix(&folder)).collect()
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::found;

    #[test]
    fn a_step_that_only_one_engine_takes_is_found() {
        let files = [
            ("store/migrations/sqlite/0001_people.sql", ""),
            ("store/migrations/postgres/0001_people.sql", ""),
            ("store/migrations/sqlite/0002_cases.sql", ""),
            ("store/migrations/postgres/0003_files.sql", ""),
        ];
        assert_eq!(
            found(&files),
            [
                "store/migrations/postgres/0002_cases.sql:1: migration",
                "store/migrations/sqlite/0003_files.sql:1: migration",
            ]
        );
    }
}
