//! Fills in what a search shows.

use super::{
    super::{ServiceCard, words},
    FilterChoice, FilterView, HitView, Piece, SearchView, SuggestView, Suggestion, WhyView,
};
use crate::text::{Language, Message, items};
use domain::{
    items::{Item, Object},
    words::{Run, marks, occurs, runs},
};
use leptos_router::location::Url;
use service::items::{Catalogue, Filter, Found};
use std::sync::Arc;

/// What somebody asked the search, as its address carries it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words; empty to browse.
    pub words: String,
    /// What the list is narrowed to.
    pub filter: Filter,
}

impl Asked {
    /// What the parts of an address ask for; what they cannot mean asks for nothing.
    #[must_use]
    pub fn of(
        words: String,
        topic: String,
        department: String,
        object: &str,
        visits: &str,
    ) -> Self {
        let object = OBJECTS.into_iter().find(|it| words::object_key(*it) == object);
        let without_visit = visits == "0";
        Self { words, filter: Filter { topic, department, object, without_visit } }
    }

    /// The address of the list narrowed to `filter` instead.
    fn href(&self, filter: &Filter) -> String {
        let pairs = [
            ("q", self.words.as_str()),
            ("topic", &filter.topic),
            ("department", &filter.department),
            ("for", filter.object.map_or("", words::object_key)),
            ("visits", if filter.without_visit { "0" } else { "" }),
        ];
        let pairs = pairs.iter().filter(|it| !it.1.is_empty());
        let pairs: Vec<_> =
            pairs.map(|(name, value)| format!("{name}={}", Url::escape(value))).collect();
        ["/search?", &pairs.join("&")].concat()
    }
}

const OBJECTS: [Object; 4] =
    [Object::Person, Object::Enterprise, Object::Institution, Object::SocialOrganisation];

impl SearchView {
    /// What `found` holds for `asked`; without words, everything on offer.
    #[must_use]
    pub fn of(language: Language, catalogue: &Catalogue, asked: &Asked, found: &Found) -> Self {
        let list = List { language, catalogue, asked };
        let is_browsed = asked.words.trim().is_empty();
        let all: Vec<Arc<Item>> =
            if is_browsed { catalogue.items().cloned().collect() } else { found.items.clone() };
        let kept = all.iter().filter(|it| asked.filter.keeps(it));
        let typed = runs(found.meant.as_deref().unwrap_or(&asked.words));
        let meant = found.meant.as_deref().map(|meant| {
            language.fill(items::MEANT, &[("words", asked.words.trim()), ("meant", meant)])
        });
        let hit = |item: &Arc<Item>| list.hit(item, &typed);
        let hits: Vec<_> = kept.map(hit).collect();
        let plain = Filter::default();
        Self {
            title: is_browsed.then(|| list.title()),
            count: language.fill(items::COUNT, &[("n", &hits.len().to_string())]),
            meant,
            filters: list.filters(&all),
            unfiltered: (asked.filter != plain).then(|| asked.href(&plain)),
            hits,
            nearest: found.nearest.iter().map(hit).collect(),
            answered: Vec::new(),
        }
    }
}

impl SuggestView {
    /// What was `found` for the `words` typed so far.
    #[must_use]
    pub fn of(language: Language, words: &str, found: &Found) -> Self {
        let typed = runs(found.meant.as_deref().unwrap_or(words));
        let suggestion = |item: &Arc<Item>| Suggestion {
            key: item.key.clone(),
            name: pieces(language.read(&item.name), &typed),
        };
        let services: Vec<_> = found.items.iter().map(suggestion).collect();
        let said = match services.len() {
            0 => language.say(items::SUGGESTED_NONE).to_owned(),
            n => language.fill(items::SUGGESTED, &[("n", &n.to_string())]),
        };
        Self { said, services }
    }
}

/// A list in the making.
struct List<'a> {
    language: Language,
    catalogue: &'a Catalogue,
    asked: &'a Asked,
}

impl List<'_> {
    /// The topic or the department that is browsed, or all services.
    fn title(&self) -> String {
        let Filter { topic, department, .. } = &self.asked.filter;
        let topic = self.catalogue.topics().iter().find(|it| it.key == *topic);
        let department = self.catalogue.department(department);
        let name = topic.map(|it| &it.name).or(department.map(|it| &it.name));
        name.map_or(self.language.say(items::ALL), |it| self.language.read(it)).to_owned()
    }

    fn hit(&self, item: &Item, typed: &[Run]) -> HitView {
        let card = ServiceCard::of(self.language, self.catalogue, item);
        HitView {
            name: pieces(&card.name, typed),
            summary: pieces(&card.summary, typed),
            facts: card.facts,
            why: if typed.is_empty() { None } else { self.why(item, typed) },
            key: card.key,
        }
    }

    /// Where the words occur: the first place that has all of them, or else any of them.
    fn why(&self, item: &Item, typed: &[Run]) -> Option<WhyView> {
        let (name, summary) = (self.language.read(&item.name), self.language.read(&item.summary));
        let others = [item.name.zh.as_str(), &item.name.en];
        let keywords = item.synonyms.iter().map(String::as_str).chain(others);
        let materials = item.materials.iter().map(|it| self.language.read(&it.name));
        let shown = [(items::WHY_NAME, name, false), (items::WHY_SUMMARY, summary, false)];
        let [name, summary] = shown;
        let places: Vec<_> = std::iter::once(name)
            .chain(keywords.map(|it| (items::WHY_KEYWORD, it, true)))
            .chain([summary])
            .chain(materials.map(|it| (items::WHY_MATERIAL, it, true)))
            .collect();
        let all = places.iter().find(|it| occurs(it.1, typed));
        let any = || places.iter().find(|it| !marks(it.1, typed).is_empty());
        let found = all.or_else(any);
        let initials =
            || matches!(typed, [Run::Word(_)]).then_some(&(items::WHY_INITIALS, "", false));
        found.or_else(initials).map(|(place, text, is_hidden)| WhyView {
            place: self.language.say(*place).to_owned(),
            text: if *is_hidden { pieces(text, typed) } else { Vec::new() },
        })
    }

    fn filters(&self, all: &[Arc<Item>]) -> Vec<FilterView> {
        let filter = &self.asked.filter;
        let to = |change: &dyn Fn(&mut Filter)| {
            let mut changed = filter.clone();
            change(&mut changed);
            changed
        };
        let objects = OBJECTS.map(|it| {
            (self.language.say(words::object(it)), to(&|filter| filter.object = Some(it)))
        });
        let departments = self.catalogue.departments().map(|it| {
            let chosen = to(&|filter| filter.department.clone_from(&it.key));
            (self.language.read(&it.name), chosen)
        });
        let online =
            (self.language.say(items::NO_VISIT), to(&|filter| filter.without_visit = true));
        [
            (items::FILTER_OBJECT, to(&|filter| filter.object = None), objects.to_vec()),
            (
                items::FILTER_DEPARTMENT,
                to(&|filter| filter.department.clear()),
                departments.collect(),
            ),
            (items::FILTER_VISITS, to(&|filter| filter.without_visit = false), vec![online]),
        ]
        .map(|(name, none, choices)| self.filter(name, none, choices, all))
        .into()
    }

    /// A filter with every choice that leaves something, or is chosen.
    fn filter(
        &self,
        name: Message,
        none: Filter,
        choices: Vec<(&str, Filter)>,
        all: &[Arc<Item>],
    ) -> FilterView {
        let any = self.language.say(items::FILTER_ANY);
        let choice = |(label, filter): (&str, Filter)| FilterChoice {
            label: label.to_owned(),
            count: all.iter().filter(|it| filter.keeps(it)).count(),
            href: self.asked.href(&filter),
            is_chosen: filter == self.asked.filter,
        };
        let choices: Vec<_> = std::iter::once((any, none)).chain(choices).map(choice).collect();
        let chosen = choices.iter().find(|it| it.is_chosen).map_or(any, |it| it.label.as_str());
        FilterView {
            name: self.language.say(name).to_owned(),
            chosen: chosen.to_owned(),
            choices: choices.into_iter().filter(|it| it.count > 0 || it.is_chosen).collect(),
        }
    }
}

/// The text in pieces, those that were searched for marked.
pub(in super::super) fn pieces(text: &str, typed: &[Run]) -> Vec<Piece> {
    let piece = |text: &str, is_marked: bool| Piece { text: text.to_owned(), is_marked };
    let mut pieces = Vec::new();
    let mut end = 0;
    for range in marks(text, typed) {
        pieces.push(piece(&text[end..range.start], false));
        end = range.end;
        pieces.push(piece(&text[range], true));
    }
    pieces.push(piece(&text[end..], false));
    pieces.retain(|it| !it.text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Text;
    use service::items::{Department, Topic};

    fn item(key: &str, change: impl FnOnce(&mut Item)) -> Item {
        let mut item: Item =
            toml::from_str(include_str!("../../../../../domain/tests/item.toml")).unwrap();
        key.clone_into(&mut item.key);
        change(&mut item);
        item
    }

    fn catalogue() -> Catalogue {
        let department = |key: &str| Department {
            key: key.to_owned(),
            number: 1,
            name: Text::new(format!("{key}局"), key),
            desk_topics: Vec::new(),
        };
        let topic = Topic {
            key: "catering".to_owned(),
            name: Text::new("餐饮", "Catering"),
            icon: String::new(),
        };
        let items = vec![
            item("food", |it| {
                "market".clone_into(&mut it.department);
                it.name = Text::new("食品经营许可", "Food permit");
                it.summary = Text::new("开店卖吃的", "Sell food");
                it.synonyms = vec!["开餐馆".to_owned()];
                it.objects = vec![Object::Enterprise];
                it.visits = 0;
            }),
            item("home", |it| {
                "police".clone_into(&mut it.department);
                it.name = Text::new("居住证", "Residence permit");
                it.objects = vec![Object::Person];
                it.visits = 1;
            }),
        ];
        Catalogue::new(vec![department("market"), department("police")], vec![topic], items)
    }

    fn found(words: &str, keys: &[&str], asked: Asked) -> SearchView {
        let catalogue = catalogue();
        let items = keys.iter().map(|key| catalogue.item(key).unwrap().clone()).collect();
        let asked = Asked { words: words.to_owned(), ..asked };
        let found = Found { items, ..Found::default() };
        SearchView::of(Language::Chinese, &catalogue, &asked, &found)
    }

    fn why(words: &str) -> (String, String) {
        let view = found(words, &["food"], Asked::default());
        let why = view.hits[0].why.clone().unwrap();
        let marked = why.text.iter().filter(|it| it.is_marked);
        (why.place, marked.map(|it| it.text.as_str()).collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn a_hit_says_why_it_was_found() {
        let say = |message| Language::Chinese.say(message).to_owned();
        for (words, place, marked) in [
            ("食品 许可", items::WHY_NAME, ""),
            ("餐馆", items::WHY_KEYWORD, "餐馆"),
            ("permit", items::WHY_KEYWORD, "permit"),
            ("吃的", items::WHY_SUMMARY, ""),
            ("spjy", items::WHY_INITIALS, ""),
        ] {
            assert_eq!(why(words), (say(place), marked.to_owned()), "{words}");
        }
    }

    #[test]
    fn a_word_that_seems_mistyped_is_named_and_what_was_meant_is_marked() {
        let catalogue = catalogue();
        let items = vec![catalogue.item("home").unwrap().clone()];
        let found = Found { items, meant: Some("居住证".to_owned()), ..Found::default() };
        let asked = Asked { words: "局住证".to_owned(), ..Asked::default() };
        let view = SearchView::of(Language::Chinese, &catalogue, &asked, &found);
        assert_eq!(view.meant.unwrap(), "没有找到“局住证”，下面是“居住证”的结果。");
        assert_eq!(view.hits[0].name, [Piece { text: "居住证".to_owned(), is_marked: true }]);
    }

    #[test]
    fn a_suggestion_marks_what_was_typed_or_meant_and_their_number_is_said() {
        let items = vec![catalogue().item("home").unwrap().clone()];
        let found = Found { items, meant: Some("居住证".to_owned()), ..Found::default() };
        let view = SuggestView::of(Language::Chinese, "局住证", &found);
        assert_eq!(view.services[0].key, "home");
        assert!(view.services[0].name.iter().all(|it| it.is_marked));
        assert_eq!(view.said, "有 1 项服务，可用上下方向键选择");
        let none = SuggestView::of(Language::English, "xyz", &Found::default());
        assert_eq!((none.said.as_str(), none.services.len()), ("No service matches", 0));
    }

    #[test]
    fn a_text_in_pieces_is_the_text() {
        for (text, typed) in [("食品经营许可", "经营"), ("a b", "a b"), ("", "x"), ("食", "食")]
        {
            let pieces = pieces(text, &runs(typed));
            assert_eq!(pieces.iter().map(|it| it.text.as_str()).collect::<String>(), text);
            assert!(pieces.iter().all(|it| !it.text.is_empty()));
        }
    }

    #[test]
    fn filters_count_what_they_leave_and_carry_everything_else_in_their_address() {
        let asked = Asked::of(String::new(), String::new(), "market".into(), "enterprise", "");
        let view = found("证 可", &["food", "home"], asked);
        assert_eq!(view.hits.len(), 1);
        let [object, department, visits] = view.filters.try_into().unwrap();
        assert_eq!(
            (object.chosen.as_str(), department.chosen.as_str()),
            ("企业和个体户", "market局")
        );
        let labels: Vec<_> =
            object.choices.iter().map(|it| (it.label.as_str(), it.count)).collect();
        assert_eq!(labels, [("不限", 1), ("企业和个体户", 1)]);
        assert_eq!(
            visits.choices[1].href,
            "/search?q=%E8%AF%81%20%E5%8F%AF&department=market&for=enterprise&visits=0"
        );
        assert_eq!(view.unfiltered.as_deref(), Some("/search?q=%E8%AF%81%20%E5%8F%AF"));
    }

    #[test]
    fn a_list_that_is_browsed_is_called_by_its_topic_or_department() {
        let browse = |topic: &str, department: &str| {
            let asked = Asked::of(String::new(), topic.into(), department.into(), "", "");
            found("", &[], asked).title.unwrap()
        };
        assert_eq!(browse("catering", ""), "餐饮");
        assert_eq!(browse("", "police"), "police局");
        assert_eq!(browse("", ""), "全部服务");
    }
}
