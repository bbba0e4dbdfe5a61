//! Header, navigation and footer around every page.

use super::icon::Icon;
use crate::{
    text::{Message, frame},
    visitor::{Visitor, language, visitor},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The frame around every page.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let language = language();
    view! {
        <a href="#main" class="govuk-skip-link">{language.say(frame::SKIP)}</a>
        <Header />
        <main id="main" class="hall-main" tabindex="-1">{children()}</main>
        <Footer />
    }
}

#[component]
fn Header() -> impl IntoView {
    let language = language();
    view! {
        <header class="hall-header">
            <div class="hall-header__inner">
                <a class="hall-header__home" href="/">
                    <img class="hall-header__mark" src="/favicon.svg" alt=language.say(frame::HOME) width="28" height="28" />
                    <span class="hall-header__name">{language.say(frame::NAME)}</span>
                </a>
                <Navigation />
                <Tools />
            </div>
        </header>
    }
}

/// One tab: address, icon, name.
type Tab = (&'static str, &'static str, Message);

const CITIZEN: [Tab; 4] = [
    ("/", "house", frame::HOME),
    ("/my", "folder-open", frame::CASES),
    ("/messages", "bell", frame::MESSAGES),
    ("/me", "user-round", frame::ME),
];
const DESK: Tab = ("/w", "clipboard-list", frame::DESK);

/// The tab bar under the thumb on a phone, the top navigation at a desk.
#[component]
fn Navigation() -> impl IntoView {
    let Visitor { signed_in, language, .. } = visitor();
    let path = use_location().pathname;
    let is_staff = signed_in.as_ref().is_some_and(|it| it.is_staff);
    let hears = signed_in.as_ref().map(|_| language.say(frame::UNREAD));
    let unread = signed_in.map_or(0, |it| it.unread);
    let desk = is_staff.then_some(DESK);
    let tabs: Vec<_> = desk
        .into_iter()
        .chain(CITIZEN)
        .map(|(href, icon, name)| {
            let count = (href == "/messages" && unread > 0).then_some(unread);
            view! {
                <li class="hall-nav__item">
                    <a class="hall-nav__link" href=href rel=(href == DESK.0).then_some("external") aria-current=move || is_current(href, &path.get()).then_some("page")>
                        <Icon name=icon />
                        {language.say(name)}
                        {count.map(|count| view! {
                            <span class="hall-nav__count">
                                {count}<span class="govuk-visually-hidden">{language.say(frame::UNREAD)}</span>
                            </span>
                        })}
                    </a>
                </li>
            }
        })
        .collect();
    let is_flow = move || has_own_actions(&path.try_get().unwrap_or_default());
    view! {
        <nav class="hall-nav" class:hall-nav--wide=is_flow aria-label=language.say(frame::NAVIGATION) data-unread=hears>
            <ul class="hall-nav__list">{tabs}</ul>
        </nav>
    }
}

/// Help, elder mode and language, in the same place on every page (WCAG 3.2.6).
#[component]
fn Tools() -> impl IntoView {
    let Visitor { language, is_elder, .. } = visitor();
    let other = language.other();
    let (elder, wanted) = if is_elder { (frame::STANDARD, "0") } else { (frame::ELDER, "1") };
    view! {
        <ul class="hall-header__tools">
            <li><a class="hall-header__tool" href="/help">{language.say(frame::HELP)}</a></li>
            <li><Setting name="elder" value=wanted class="hall-header__tool" label=language.say(elder) /></li>
            <li class="hall-header__language" lang=other.tag()>
                <Setting name="lang" value=other.tag() class="hall-header__tool" label=other.say(frame::LANGUAGE_SHORT) />
            </li>
        </ul>
    }
}

/// A button that changes how the pages look, for this device.
#[component]
pub fn Setting(
    name: &'static str,
    value: &'static str,
    class: &'static str,
    label: &'static str,
    /// Whether the pages look so already.
    #[prop(optional)]
    is_chosen: bool,
) -> impl IntoView {
    view! {
        <form method="post" action="/settings">
            <input type="hidden" name=name value=value />
            <button class=class aria-current=is_chosen.then_some("true")>{label}</button>
        </form>
    }
}

#[component]
fn Footer() -> impl IntoView {
    let Visitor { language, theme, .. } = visitor();
    let other = language.other();
    let (dark, wanted) = match theme {
        crate::visitor::Theme::Dark => (frame::LIGHT, "light"),
        _ => (frame::DARK, "dark"),
    };
    view! {
        <footer class="hall-footer hall-no-print">
            <div class="hall-footer__inner">
                <ul class="hall-footer__links">
                    <li><a class="hall-footer__link" href="/help#accessibility">{language.say(frame::ACCESSIBILITY)}</a></li>
                    <li><a class="hall-footer__link" href="/help#privacy">{language.say(frame::PRIVACY)}</a></li>
                    <li><a class="hall-footer__link" href="/help">{language.say(frame::CONTACT)}</a></li>
                    <li lang=other.tag()>
                        <Setting name="lang" value=other.tag() class="hall-footer__link" label=other.say(frame::LANGUAGE) />
                    </li>
                    <li><Setting name="theme" value=wanted class="hall-footer__link" label=language.say(dark) /></li>
                </ul>
                <p class="hall-footer__text">{language.say(frame::IMPRINT)}</p>
            </div>
        </footer>
    }
}

/// Whether the page under `path` belongs to the tab at `href`.
fn is_current(href: &str, path: &str) -> bool {
    path == href
        || href.len() > 1 && path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether the page has an action bar of its own, or is a step inside an application, so that a phone shows no tabs.
fn has_own_actions(path: &str) -> bool {
    ["/s/", "/apply/", "/w", "/sign-in", "/register"].iter().any(|it| path.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_current_on_its_page_and_below() {
        for (href, path, expected) in [
            ("/", "/", true),
            ("/", "/my", false),
            ("/my", "/my/2603", true),
            ("/me", "/messages", false),
        ] {
            assert_eq!(is_current(href, path), expected, "{href} {path}");
        }
    }
}
