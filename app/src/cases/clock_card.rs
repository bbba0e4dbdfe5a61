//! The card of a clock.

use super::view_model::{ClockView, DayView, Stretch};
use crate::{text::cases, visitor::language};
use leptos::prelude::*;

/// One large number, one bar, and every day explained.
#[component]
pub fn ClockCard(clock: ClockView) -> impl IntoView {
    view! {
        <section class=clock.look.clock() aria-labelledby="clock">
            <h2 class="hall-card__title" id="clock">{clock.heading}</h2>
            <p class="hall-clock__lead">
                <strong class="hall-clock__big">{clock.big}</strong>
                <span class="hall-clock__words">{clock.words}<span class="hall-clock__due">{clock.due}</span></span>
            </p>
            <Bar bar=clock.bar label=clock.label />
            <Days intro=clock.intro days=clock.days law=clock.law />
        </section>
    }
}

/// The bar: widths are attributes, because the policy of the page allows no style in the markup.
#[component]
fn Bar(bar: Vec<Stretch>, label: String) -> impl IntoView {
    let lengths: Vec<_> = bar
        .iter()
        .map(|it| {
            view! { <rect class=it.class.clone() x=it.x.clone() width=it.width.clone() height="100%"></rect> }
        })
        .collect();
    let legend: Vec<_> = bar
        .into_iter()
        .map(|it| {
            view! {
                <div class="hall-clock__item">
                    <dt>
                        <svg class="hall-clock__key" aria-hidden="true">
                            <rect class=it.class width="100%" height="100%"></rect>
                        </svg>
                        " "{it.words}
                    </dt>
                    <dd>{it.n}</dd>
                </div>
            }
        })
        .collect();
    view! {
        <svg class="hall-clock__bar" role="img" aria-label=label>{lengths}</svg>
        <dl class="hall-clock__legend">{legend}</dl>
    }
}

/// How the clock comes to what it shows.
#[component]
fn Days(intro: String, days: Vec<DayView>, law: Option<String>) -> impl IntoView {
    let days: Vec<_> = days
        .into_iter()
        .map(|it| {
            let class = it.is_future.then_some("hall-soft");
            view! {
                <li class=class>
                    <span>{it.when}</span>
                    <span>{it.what}</span>
                    <span class="hall-days__sum">{it.sum}</span>
                    {it.why.map(|why| view! { <span class="hall-days__why">{why}</span> })}
                </li>
            }
        })
        .collect();
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{language().say(cases::HOW_COUNTED)}</span>
            </summary>
            <div class="govuk-details__text">
                <p class="govuk-body">{intro}</p>
                <ol class="hall-days">{days}</ol>
                {law.map(|law| view! { <p class="govuk-body">{law}</p> })}
            </div>
        </details>
    }
}
