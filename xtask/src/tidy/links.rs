//! Every link of a Markdown file to a file of the repository must arrive.

use super::{Fault, Tree};

/// Follows the links of all Markdown files.
pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.files.iter().filter(|file| file.is("md")) {
        let mut in_code = false;
        for (number, line) in file.lines() {
            if line.trim_start().starts_with("```") {
                in_code = !in_code;
            }
            for target in targets(line).filter(|_| !in_code) {
                let path = resolve(&file.path, target);
                if !arrives(tree, &path) {
                    let message = format!("there is no {path}");
                    faults.push(Fault::new(&file.path, number, "link", message));
                }
            }
        }
    }
    faults
}

/// The targets inside the repository that a line links to.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let links = line.split("](").skip(1);
    let targets = links.filter_map(|link| link.split([')', ' ', '#']).next());
    targets.filter(|target| !target.is_empty() && !target.contains(':'))
}

fn resolve(from: &str, target: &str) -> String {
    let mut folders: Vec<_> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(folders.pop()),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

fn arrives(tree: &Tree, path: &str) -> bool {
    let folder = format!("{path}/");
    path.is_empty()
        || tree.files.iter().any(|file| file.path == path || file.path.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::found;

    #[test]
    fn a_link_that_arrives_nowhere_is_found() {
        let page = "[a](b.md) [c](../README.md#top)\n![d](screens/home-page.png)\n";
        let files = [("docs/a.md", page), ("docs/b.md", ""), ("README.md", "")];
        assert_eq!(found(&files), ["docs/a.md:2: link"]);
    }

    #[test]
    fn links_to_folders_and_to_the_world_are_well() {
        let page = "[a](adr/) [b](https://www.gov.cn) [c](#below) [d](mailto:a@b.cn)\n";
        assert_eq!(found(&[("docs/a.md", page), ("docs/adr/0001-x.md", "")]), [""; 0]);
    }

    #[test]
    fn code_is_not_followed() {
        assert_eq!(found(&[("docs/a.md", "```\nlist[0](call)\n```\n")]), [""; 0]);
    }
}
