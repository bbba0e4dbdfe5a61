//! What to bring and where to go, on one sheet (待办卡).

use super::SectionView;
use crate::ui::qr::Qr;
use serde::{Deserialize, Serialize};

/// The sheet of a service for the circumstances of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TodoView {
    /// Short name in addresses.
    pub key: String,
    /// What the service is called.
    pub name: String,
    /// What was told of the circumstances, as addresses carry it.
    pub told: String,
    /// How many documents there are, in words.
    pub said: String,
    /// The documents to bring: name, and whether it is needed and in what form.
    pub materials: Vec<SectionView>,
    /// What the hall fetches by itself, in one line; absent for nothing.
    pub fetched: Option<String>,
    /// Where and when to go, and by what telephone to ask.
    pub places: Vec<SectionView>,
    /// The address of the guide in full.
    pub address: String,
    /// The same as a code.
    pub code: Option<Qr>,
    /// The sheet in plain lines, to be copied.
    pub lines: String,
}

#[cfg(feature = "ssr")]
mod build {
    use super::{
        super::{Told, guide::places, words},
        Qr, SectionView, TodoView,
    };
    use crate::{
        server_context::on_paper,
        text::{Language, items},
    };
    use domain::items::{Item, Material, MaterialSource};
    use service::items::Department;

    impl TodoView {
        /// The sheet of `item`, which `department` decides, for somebody who has `told` their circumstances.
        #[must_use]
        pub fn of(
            language: Language,
            item: &Item,
            department: Option<&Department>,
            told: &Told,
        ) -> Self {
            let (fetched, asked): (Vec<_>, Vec<_>) = told
                .materials(item)
                .into_iter()
                .partition(|(it, _)| it.source == MaterialSource::Shared);
            let line = |(it, listed): (&Material, Option<bool>)| SectionView {
                name: language.read(&it.name).to_owned(),
                text: words::material_facts(language, it, listed),
            };
            let fetched: Vec<_> = fetched.iter().map(|(it, _)| language.read(&it.name)).collect();
            let fetched = fetched.join(language.say(items::AND));
            let address = on_paper(&["/s/", &item.key, &told.query()].concat());
            let view = Self {
                key: item.key.clone(),
                name: language.read(&item.name).to_owned(),
                told: told.query(),
                said: told.said(language, item),
                materials: asked.into_iter().map(line).collect(),
                fetched: (!fetched.is_empty())
                    .then(|| language.fill(items::TODO_FETCHED, &[("names", &fetched)])),
                places: places(language, item, department),
                code: Qr::of(&address),
                address,
                lines: String::new(),
            };
            Self { lines: lines(&view), ..view }
        }
    }

    fn lines(view: &TodoView) -> String {
        let materials = view.materials.iter().map(|it| format!("□ {}", it.name));
        let places = view.places.iter().map(|it| format!("{} {}", it.name, it.text));
        std::iter::once(view.name.clone())
            .chain(materials)
            .chain(places)
            .chain([view.address.clone()])
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_sheet_holds_what_to_bring_and_not_what_is_fetched() {
            let item: Item = toml::from_str(include_str!(
                "../../../../service/catalogue/food-business-permit.toml"
            ))
            .unwrap();
            let told = Told::of(&item, "by_agent=no&business_type=canteen");
            let view = TodoView::of(Language::Chinese, &item, None, &told);
            assert_eq!(view.materials.len(), 3);
            assert_eq!(view.fetched.as_deref(), Some("不用带，由大厅调取：营业执照、身份证"));
            assert!(view.address.starts_with("/s/food-business-permit?"));
            assert!(view.code.is_some());
            assert_eq!(view.lines.lines().filter(|it| it.starts_with("□ ")).count(), 3);
            assert!(view.lines.ends_with(&view.address));
        }
    }
}
