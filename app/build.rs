//! Turns `locales/<language>/<feature>.toml` into constants, so that a missing sentence does not compile
//! and an unused one does not ship.

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path};

const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

fn main() {
    let locales = Path::new("../locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let tables = LANGUAGES.map(|language| read(&locales.join(language)));
    let out = env::var_os("OUT_DIR").expect("cargo names the output folder");
    fs::write(Path::new(&out).join("messages.rs"), generate(&tables))
        .expect("the output folder is writable");
}

type Table = BTreeMap<String, BTreeMap<String, String>>;

fn read(folder: &Path) -> Table {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut table = Table::new();
    for entry in fs::read_dir(folder).expect("the folder of a language") {
        let path = entry.expect("a file of a language").path();
        let Some(feature) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).expect("a readable file");
        let messages = toml::from_str(&text)
            .unwrap_or_else(|fault| panic!("{} is no table of sentences: {fault}", path.display()));
        table.insert(feature.to_owned(), messages);
    }
    table
}

fn generate([zh, en]: &[Table; 2]) -> String {
    assert!(zh.keys().eq(en.keys()), "the languages have different files");
    let mut code = String::new();
    for (feature, messages) in zh {
        let translated = &en[feature];
        assert!(
            messages.keys().eq(translated.keys()),
            "{feature}: the languages have different keys: {:?}",
            messages.keys().filter(|key| !translated.contains_key(*key)).collect::<Vec<_>>()
        );
        module(&mut code, feature, messages, translated);
    }
    code
}

fn module(
    code: &mut String,
    feature: &str,
    zh: &BTreeMap<String, String>,
    en: &BTreeMap<String, String>,
) {
    let write = |code: &mut String, line: std::fmt::Arguments<'_>| {
        code.write_fmt(line).expect("a string takes everything");
    };
    write(
        code,
        format_args!(
            "/// Sentences of `{feature}`.\npub mod {feature} {{\n    use super::Message;\n"
        ),
    );
    for (key, sentence) in zh {
        let name = key.to_uppercase().replace('-', "_");
        write(code, format_args!("    /// {}\n", sentence.replace('\n', " ")));
        write(
            code,
            format_args!(
                "    pub const {name}: Message = Message::new({sentence:?}, {:?});\n",
                en[key]
            ),
        );
    }
    write(code, format_args!("    /// The sentence for a code of the domain.\n"));
    write(
        code,
        format_args!(
            "    #[must_use]\n    pub fn find(code: &str) -> Option<Message> {{\n        Some(match code {{\n"
        ),
    );
    for key in zh.keys() {
        let name = key.to_uppercase().replace('-', "_");
        write(code, format_args!("            {key:?} => {name},\n"));
    }
    write(code, format_args!("            _ => return None,\n        }})\n    }}\n}}\n"));
}
