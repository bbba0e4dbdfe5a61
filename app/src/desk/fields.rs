//! The fields of an action, one renderer for all actions.

use super::view_model::{FieldView, FindingView, InputView};
use crate::{
    text::desk,
    ui::{
        checkboxes::Checkboxes,
        faults::Faults,
        field::{Keys, Notes, TextArea, TextField},
        radios::Radios,
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;

const DATE: Keys = Keys { kind: "date", mode: "", fill: "off" };
const COUNT: Keys = Keys { kind: "text", mode: "numeric", fill: "off" };
const LINE: Keys = Keys { kind: "text", mode: "text", fill: "off" };

/// The fields of a form with what was typed before.
#[component]
pub fn Fields(fields: Vec<FieldView>, faults: Faults) -> impl IntoView {
    fields.into_iter().map(|it| field(it, faults.clone())).collect::<Vec<_>>()
}

fn field(field: FieldView, faults: Faults) -> AnyView {
    let FieldView { name, label, hint, input } = field;
    let legend = label.clone();
    match input {
        InputView::Line(value) => line(name, label, hint, value, LINE, faults),
        InputView::Date(value) => line(name, label, hint, value, DATE, faults),
        InputView::Count(value) => line(name, label, hint, value, COUNT, faults),
        InputView::Text(value) => match hint {
            Some(hint) => view! { <TextArea name label faults hint value /> }.into_any(),
            None => view! { <TextArea name label faults value /> }.into_any(),
        },
        InputView::Radios(choices, chosen) => {
            view! { <Radios name legend choices chosen hint faults /> }.into_any()
        }
        InputView::Select(choices, chosen) => {
            view! { <Select name label choices chosen hint faults /> }.into_any()
        }
        InputView::Checkboxes(choices, chosen) => {
            view! { <Checkboxes name legend choices chosen hint faults /> }.into_any()
        }
        InputView::Findings(findings) => {
            view! { <Findings name legend findings faults /> }.into_any()
        }
    }
}

fn line(
    name: String,
    label: String,
    hint: Option<String>,
    value: String,
    keys: Keys,
    faults: Faults,
) -> AnyView {
    match hint {
        Some(hint) => view! { <TextField name label faults hint value keys /> }.into_any(),
        None => view! { <TextField name label faults value keys /> }.into_any(),
    }
}

/// Every material and question; what is wrong already is unfolded.
#[component]
fn Findings(
    name: String,
    legend: String,
    findings: Vec<FindingView>,
    faults: Faults,
) -> impl IntoView {
    let fault = faults.of(&name);
    let (id, is_wrong) = (name.clone(), fault.is_some());
    let findings: Vec<_> = findings.into_iter().map(|it| finding(it, faults.clone())).collect();
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong tabindex="-1" id=id>
            <h2 class="hall-card__title">{legend}</h2>
            <Notes name=name hint=None fault />
            <div class="hall-findings">{findings}</div>
        </div>
    }
}

fn finding(finding: FindingView, faults: Faults) -> AnyView {
    let language = language();
    let FindingView { label, finding_name, choices, finding, remark_name, remark } = finding;
    let options: Vec<_> = choices
        .into_iter()
        .map(|it| {
            let selected = it.value == finding;
            view! { <option value=it.value selected=selected>{it.label}</option> }
        })
        .collect();
    let is_open = !finding.is_empty() || faults.of(&remark_name).is_some();
    view! {
        <details class="govuk-details" open=is_open>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{label}</span></summary>
            <div class="govuk-details__text">
                <div class="govuk-form-group">
                    <label class="govuk-label" for=finding_name.clone()>{language.say(desk::FINDING)}</label>
                    <select class="govuk-select" id=finding_name.clone() name=finding_name>
                        <option value="">{language.say(desk::NO_FAULT)}</option>
                        {options}
                    </select>
                </div>
                <TextArea name=remark_name label=language.say(desk::LIST_REMARK) faults value=remark />
            </div>
        </details>
    }
    .into_any()
}
