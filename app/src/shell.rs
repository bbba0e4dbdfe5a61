//! The document around every page.

use crate::{
    cookies,
    routes::App,
    ui::read_aloud::VOICE,
    visitor::{Theme, Visitor},
};
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// The files of the site under their hashed names; the server reads them from the manifest of the build.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The critical style, written into the first document so that nothing blocks its paint.
    pub critical_style: &'static str,
    /// Address of the same as a file, which the browser keeps for the documents that follow.
    pub kept_style: Option<&'static str>,
    /// Address of the rest of the style.
    pub style: Option<&'static str>,
    /// Address of the sprite of icons.
    pub icons: Option<&'static str>,
    /// Addresses of the script and the module that keep the page alive.
    pub wake: Option<(&'static str, &'static str)>,
    /// Address of the script that suggests services while somebody types.
    pub suggest: Option<&'static str>,
    /// Address of the script that sends files and asks the device where it is.
    pub bring: Option<&'static str>,
    /// Addresses of the scripts that hear from the hall while a page is open, and that make conversations live.
    pub live: Option<[&'static str; 3]>,
}

/// What a page does once it is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// Whether its script takes over.
    pub wakes: bool,
    /// Whether it listens for what is new.
    pub hears: bool,
}

/// The document: head, page, and the scripts that may come late, unless the page does without.
pub fn shell(assets: &'static Assets, visitor: &Visitor, life: Life) -> AnyView {
    let Life { wakes, hears } = life;
    let theme = (visitor.theme != Theme::Auto).then(|| visitor.theme.word());
    view! {
        <!DOCTYPE html>
        <html
            lang=visitor.language.tag() data-theme=theme.unwrap_or("auto") data-size=visitor.size.word()
            data-elder=visitor.is_elder.then_some("") data-roomy=visitor.is_roomy().then_some("")
            data-wakes=wakes.then_some("")
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                {critical_style(assets)}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="manifest" href="/manifest.webmanifest" />
                <MetaTags />
            </head>
            <body class="govuk-template__body">
                <App />
                {assets.style.map(|href| view! { <link rel="stylesheet" href=href /> })}
                {visitor.is_elder.then(|| view! { <script nonce=use_nonce() inner_html=VOICE></script> })}
                {assets.wake.filter(|_| wakes).map(|(script, module)| view! { <Wake script module /> })}
                {assets.suggest.filter(|_| wakes).map(|script| view! { <Suggest script /> })}
                {assets.bring.filter(|_| hears && !wakes).map(|script| view! { <Bring script /> })}
                {assets.live.filter(|_| hears).map(|scripts| view! { <Live scripts /> })}
            </body>
        </html>
    }
    .into_any()
}

/// The critical style: written out on a first visit, which also fetches it as a file when nothing else is left to do;
/// a link from then on, because the file is at hand and the document a quarter of the size.
fn critical_style(assets: &'static Assets) -> AnyView {
    match assets.kept_style {
        Some(href) if cookies::has_style(href) => {
            view! { <link rel="stylesheet" href=href /> }.into_any()
        }
        kept => view! {
            <style nonce=use_nonce() inner_html=assets.critical_style></style>
            {kept.map(|href| view! { <link rel="stylesheet" href=href media="not all" /> })}
        }
        .into_any(),
    }
}

/// Loads the page's script once everything is painted and the browser is idle; until then every link and form works
/// natively, and nothing competes with the document for a slow line.
#[component]
fn Wake(script: &'static str, module: &'static str) -> impl IntoView {
    let code = format!(
        "const wake=()=>{{const wasm=fetch('{module}');\
         import('{script}').then(m=>m.default({{module_or_path:wasm}}).then(()=>m.hydrate()))}};\
         const idle=()=>'requestIdleCallback' in window?requestIdleCallback(wake,{{timeout:2000}}):setTimeout(wake,200);\
         const painted=()=>requestAnimationFrame(()=>setTimeout(idle));\
         document.readyState==='complete'?painted():addEventListener('load',painted)"
    );
    view! { <script type="module" nonce=use_nonce() inner_html=code></script> }
}

/// Begins to hear from the hall as soon as the page is alive and there is nothing better to do.
#[component]
fn Live(scripts: [&'static str; 3]) -> impl IntoView {
    let [live, page, thread] = scripts;
    let code = format!(
        "const talks=()=>Promise.all([import('{page}'),import('{thread}')]);\
         const hear=()=>import('{live}').then(live=>live.start(talks),()=>{{}});\
         document.readyState==='complete'?hear():addEventListener('load',hear)"
    );
    view! { <script type="module" nonce=use_nonce() inner_html=code></script> }
}

/// Fetches the script that sends files and asks the device where it is, for a page that does either; without it their
/// forms are what they are.
#[component]
fn Bring(script: &'static str) -> impl IntoView {
    let code = format!(
        "if(document.querySelector('[data-files] form,[data-locate]'))import('{script}').then(m=>m.bring(),()=>{{}})"
    );
    view! { <script type="module" nonce=use_nonce() inner_html=code></script> }
}

/// Fetches the script of a field that suggests something when somebody first enters it; nobody else needs it, and it
/// waits for no module. When it does not come, the field stays what it is without script.
#[component]
fn Suggest(script: &'static str) -> impl IntoView {
    let code = format!(
        "const enter=({{target:it}})=>{{if(it?.dataset?.suggest)import('{script}').then(m=>m.suggest(it),()=>{{}})}};\
         addEventListener('focusin',enter);enter({{target:document.activeElement}})"
    );
    view! { <script type="module" nonce=use_nonce() inner_html=code></script> }
}
