//! The documents that were handed in, each with the verdict of the officer.

use super::{
    api::{Judge, materials},
    case_head::{CaseHead, Part},
    view_model::{FileView, MaterialView, MaterialsView},
};
use crate::{
    text::desk,
    ui::{
        address,
        error_summary::ErrorSummary,
        faults::Faults,
        field::TextArea,
        icon::Icon,
        load::loaded,
        posted::posted,
        radios::{Choice, Radios},
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;

/// The viewer of materials; the verdicts build the one correction notice.
#[component]
pub fn MaterialsPage() -> impl IntoView {
    let number = address::part("number");
    let faults = posted::<Judge>();
    loaded(Resource::new(number, materials), move |page| {
        view! { <Materials page faults=faults.clone() /> }.into_any()
    })
}

#[component]
fn Materials(page: MaterialsView, faults: Faults) -> impl IntoView {
    let language = language();
    let judging = Judging { number: page.number, findings: page.findings, faults: faults.clone() };
    let materials = page.materials.map_or_else(
        || view! { <p class="govuk-body">{language.say(desk::NO_CONTENT)}</p> }.into_any(),
        |them| {
            let them = them.into_iter().map(|it| material(it, &judging));
            them.collect::<Vec<_>>().into_any()
        },
    );
    let has_next = !page.notice.is_empty() || !page.accept.is_empty();
    view! {
        <CaseHead head=page.head part=Part::Materials />
        <ErrorSummary faults />
        {materials}
        {has_next.then(|| view! { <Next notice=page.notice accept=page.accept /> })}
    }
}

/// What follows from the verdicts.
#[component]
fn Next(notice: String, accept: String) -> impl IntoView {
    let language = language();
    view! {
        <section class="hall-card hall-no-print">
            <p class="govuk-body">{language.say(desk::BUILD_NOTICE_TEXT)}</p>
            <p class="hall-row">
                {(!accept.is_empty()).then(|| view! {
                    <a class="govuk-button" href=accept>{language.say(desk::TO_ACCEPT)}</a>
                })}
                {(!notice.is_empty()).then(|| view! {
                    <a class="govuk-button govuk-button--secondary" href=notice>
                        <Icon name="list-checks" />
                        {language.say(desk::BUILD_NOTICE)}
                    </a>
                })}
            </p>
        </section>
    }
}

/// What every form of a verdict needs.
struct Judging {
    number: String,
    findings: Vec<Choice>,
    faults: Faults,
}

fn material(material: MaterialView, judging: &Judging) -> impl IntoView {
    let absence = material.files.is_empty().then(|| {
        view! {
            <p class="hall-row"><Icon name="circle-dashed" />{material.absence}</p>
        }
    });
    let files: Vec<_> = material.files.into_iter().map(|it| file(it, judging)).collect();
    view! {
        <section class="hall-card">
            <h2 class="hall-card__title">{material.name}</h2>
            <p class="govuk-hint">{material.standard}</p>
            {absence}
            {files}
        </section>
    }
}

fn file(file: FileView, judging: &Judging) -> impl IntoView {
    let form = (!judging.findings.is_empty()).then(|| verdict(&file, judging));
    let state =
        if file.is_bad { "hall-file__state hall-file__state--bad" } else { "hall-file__state" };
    let picture = file.is_picture.then(|| {
        view! {
            <a class="hall-file__picture" href=file.href.clone() rel="external" tabindex="-1" aria-hidden="true">
                <img src=file.href.clone() alt="" loading="lazy" />
            </a>
        }
    });
    view! {
        <div class="hall-verdict" id=format!("file-{}", file.id)>
            <div class="hall-file">
                <Icon name=file.icon />
                <div>
                    <p class="hall-file__name"><a class="govuk-link hall-link" href=file.href rel="external">{file.open}</a></p>
                    <p class="hall-file__state">{file.facts}</p>
                    <p class=state>{file.verdict}</p>
                </div>
            </div>
            {picture}
            {form}
        </div>
    }
}

/// The verdict on one file; the names carry its id, because a page has many such forms.
fn verdict(file: &FileView, judging: &Judging) -> AnyView {
    let language = language();
    let named = |name: &str| format!("fields[{name}-{}][]", file.id);
    let said = |value: &str, label| Choice {
        value: value.to_owned(),
        label: language.say(label).to_owned(),
    };
    let choices = vec![said("good", desk::GOOD), said("bad", desk::BAD)];
    let chosen = file.is_good.map_or("", |good| if good { "good" } else { "bad" }).to_owned();
    let faults = || judging.faults.clone();
    let (number, findings) = (judging.number.clone(), judging.findings.clone());
    let legend = language.say(desk::VERDICT).to_owned();
    let label = language.say(desk::FINDING).to_owned();
    view! {
        <form method="post" action="/api/desk/judge" novalidate=true>
            <input type="hidden" name="number" value=number />
            <input type="hidden" name="file" value=file.id.clone() />
            <Radios name=named("verdict") legend choices chosen hint=None faults=faults() />
            <div class="hall-verdict__fault">
                <Select name=named("finding") label choices=findings chosen=file.finding.clone() hint=None faults=faults() />
                <TextArea name=named("remark") label=language.say(desk::REMARK) faults=faults() value=file.remark.clone() />
            </div>
            <button class="govuk-button govuk-button--secondary">{language.say(desk::SAVE_VERDICT)}</button>
        </form>
    }
    .into_any()
}
