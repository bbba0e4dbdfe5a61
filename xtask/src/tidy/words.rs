//! What may never be written down, in whatever language.

use super::{Fault, File, Tree};

/// Promises that nobody keeps.
const PROMISES: [&str; 2] = [concat!("TO", "DO"), concat!("FIX", "ME")];

/// Beginnings of paths that exist on one machine only.
const MACHINE_PATHS: [&str; 6] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/main"),
    concat!("/wo", "rk/shared"),
    concat!("C:\\Us", "ers"),
];

/// Where packages come from is a matter of the machine; the lock files pin what they are.
const REGISTRY_HOSTS: [&str; 9] = [
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "npmmirror.com"),
    concat!("registry.", "yarnpkg.com"),
    concat!("pypi.", "org/simple"),
    concat!("files.", "pythonhosted.org"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("arti", "factory"),
    concat!("\"reso", "lved\": \"http"),
];

/// What makes a journey pass for the wrong reason.
const JOURNEY_TRICKS: [&str; 2] = [concat!(".on", "ly("), concat!("waitFor", "Timeout(")];

/// Looks at every line of every text.
pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in &tree.files {
        if file.path.ends_with("/mod.rs") {
            let message = "the file of a module stands beside its folder and has its name";
            faults.push(Fault::new(&file.path, 1, "mod-file", message));
        }
        for (number, line) in file.lines() {
            let found = judge(file, line)
                .map(|(rule, message)| Fault::new(&file.path, number, rule, message));
            faults.extend(found);
        }
    }
    faults
}

fn judge(file: &File, line: &str) -> Option<(&'static str, String)> {
    if let Some(promise) = PROMISES.into_iter().find(|promise| has_word(line, promise)) {
        return Some(("todo", format!("{promise}: do it, or write an issue")));
    }
    if let Some(path) = MACHINE_PATHS.into_iter().find(|path| has_path(line, path)) {
        return Some(("machine-path", format!("{path} exists on one machine only")));
    }
    let lower = line.to_lowercase();
    if let Some(host) = REGISTRY_HOSTS.into_iter().find(|host| lower.contains(host)) {
        return Some((
            "registry-host",
            format!("{host}: where packages come from is a matter of the machine"),
        ));
    }
    let journey = file.path.starts_with("end2end/") && file.is("ts");
    if let Some(trick) = JOURNEY_TRICKS.into_iter().find(|trick| journey && line.contains(trick)) {
        return Some(("journey", format!("{trick} makes journeys pass for the wrong reason")));
    }
    None
}

fn has_word(line: &str, word: &str) -> bool {
    let part_of_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(part_of_word) && !line[at + word.len()..].starts_with(part_of_word)
    })
}

/// Whether a path begins here, rather than goes on.
fn has_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        !line[..at].ends_with(|letter: char| letter.is_alphanumeric() || "._-/}~*".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::found;

    #[test]
    fn promises_are_found_as_words_of_their_own() {
        let promise = concat!("a line\n// TO", "DO: later\n");
        assert_eq!(found(&[("docs/a.txt", promise)]), ["docs/a.txt:2: todo"]);
        assert_eq!(found(&[("docs/a.txt", concat!("MASTO", "DON, to do"))]), [""; 0]);
    }

    #[test]
    fn paths_of_one_machine_are_found() {
        let path = concat!("see /ho", "me/li/hall");
        assert_eq!(found(&[("docs/a.txt", path)]), ["docs/a.txt:1: machine-path"]);
        assert_eq!(found(&[("docs/a.txt", concat!("https://gov.cn/ho", "me/"))]), [""; 0]);
    }

    #[test]
    fn hosts_of_registries_are_found_in_lock_files_too() {
        let lock = concat!("{\n\"reso", "lved\": \"https://mirror.example/sass.tgz\"\n}");
        assert_eq!(found(&[("package-lock.json", lock)]), ["package-lock.json:2: registry-host"]);
        let settings = concat!("registry=https://Registry.", "NPMJS.org/");
        assert_eq!(found(&[(".npmrc", settings)]), [".npmrc:1: registry-host"]);
    }

    #[test]
    fn the_file_of_a_module_stands_beside_its_folder() {
        assert_eq!(found(&[("app/src/ui/mod.rs", "")]), ["app/src/ui/mod.rs:1: mod-file"]);
    }

    #[test]
    fn journeys_neither_sleep_nor_leave_others_out() {
        let journey = concat!("await page.waitFor", "Timeout(500);\ntest.on", "ly('x', f);\n");
        assert_eq!(
            found(&[("end2end/journeys/a.spec.ts", journey)]),
            ["end2end/journeys/a.spec.ts:1: journey", "end2end/journeys/a.spec.ts:2: journey"]
        );
    }
}
