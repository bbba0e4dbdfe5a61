//! One sprite of all icons that `style/icons.txt` names.
//!
//! An icon is taken from `style/icons/<name>.svg` when we drew it ourselves, else from the package `lucide-static`.

use super::Built;
use crate::root;
use anyhow::{Context, Result};
use std::{collections::BTreeSet, fmt::Write, fs};

/// Draws the sprite, when there is a list of icons.
pub fn build() -> Result<Option<Built>> {
    let Ok(list) = fs::read_to_string(root().join("style/icons.txt")) else { return Ok(None) };
    let drawings = names(&list).into_iter().map(|name| Ok((name, drawing(name)?)));
    let sprite = sprite(drawings.collect::<Result<Vec<_>>>()?)?;
    Ok(Some(Built { name: "icons.svg".to_owned(), content: sprite.into_bytes() }))
}

/// One name a line; `#` begins a remark.
fn names(list: &str) -> BTreeSet<&str> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|name| !name.is_empty()).collect()
}

fn drawing(name: &str) -> Result<String> {
    let own = root().join("style/icons").join(name).with_extension("svg");
    let packaged = root().join("node_modules/lucide-static/icons").join(name).with_extension("svg");
    fs::read_to_string(&own)
        .or_else(|_| fs::read_to_string(&packaged))
        .with_context(|| format!("style/icons.txt names the icon {name}, which nobody has drawn"))
}

fn sprite(drawings: Vec<(&str, String)>) -> Result<String> {
    let mut sprite = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- Most icons: Lucide (lucide.dev), ISC licence -->",
    );
    for (name, drawing) in drawings {
        let symbol =
            symbol(name, &drawing).with_context(|| format!("the icon {name} is no SVG"))?;
        sprite.push_str(&symbol);
    }
    sprite.push_str("</svg>\n");
    Ok(sprite)
}

/// The drawing as a symbol: its own view box, lines in the colour of the text unless it says otherwise.
fn symbol(name: &str, drawing: &str) -> Option<String> {
    let (_, svg) = drawing.split_once("<svg")?;
    let (head, body) = svg.split_once('>')?;
    let (body, _) = body.rsplit_once("</svg>")?;
    let view_box = attribute(head, "viewBox").unwrap_or("0 0 24 24");
    let mut symbol = format!("<symbol id=\"{name}\" viewBox=\"{view_box}\"");
    let looks = ["fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"];
    for (look, value) in looks.into_iter().filter_map(|look| Some((look, attribute(head, look)?))) {
        write!(symbol, " {look}=\"{value}\"").ok()?;
    }
    symbol.push('>');
    symbol.extend(body.lines().map(str::trim));
    symbol.push_str("</symbol>");
    Some(symbol)
}

fn attribute<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = head.split_once(&format!(" {name}=\"")).or_else(|| {
        // Lucide writes one attribute a line.
        head.split_once(&format!("\n{name}=\""))
    })?;
    value.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LUCIDE: &str = "<!-- @license -->\n<svg\n  class=\"lucide\"\n  xmlns=\"x\"\n  viewBox=\"0 0 24 24\"\n  \
        fill=\"none\"\n  stroke=\"currentColor\"\n  stroke-width=\"2\"\n>\n  <path d=\"M1 1\" />\n  <path d=\"M2 2\" />\n</svg>\n";

    #[test]
    fn a_drawing_becomes_a_symbol_that_keeps_its_look() {
        assert_eq!(
            symbol("house", LUCIDE).as_deref(),
            Some(
                "<symbol id=\"house\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" \
                 stroke-width=\"2\"><path d=\"M1 1\" /><path d=\"M2 2\" /></symbol>"
            )
        );
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        assert!(sprite(vec![("house", "not found".to_owned())]).is_err());
    }

    #[test]
    fn remarks_and_repetitions_in_the_list_count_for_nothing() {
        let list = "house # home tab\n\n# people\nuser\nhouse\n";
        assert_eq!(names(list).into_iter().collect::<Vec<_>>(), ["house", "user"]);
    }
}
