//! What a text that is used often leaves open (占位), written as a word between braces.

/// The first word between braces that `is_known` does not know; a brace that is left open counts as one.
#[must_use]
pub fn unknown(text: &str, is_known: impl Fn(&str) -> bool) -> Option<&str> {
    let mut rest = text;
    while let Some((_, tail)) = rest.split_once('{') {
        let Some((word, behind)) = tail.split_once('}') else { return Some(tail) };
        if !is_known(word) {
            return Some(word);
        }
        rest = behind;
    }
    None
}

/// The text with these values in the place of their words; what nobody knows stays open, to be filled by hand.
#[must_use]
pub fn filled<'w>(
    text: &str,
    values: impl IntoIterator<Item = (&'w str, Option<String>)>,
) -> String {
    values.into_iter().fold(text.to_owned(), |text, (word, value)| match value {
        // What was put in must not be taken for a word to fill itself.
        Some(value) => text.replace(&open(word), &value.replace(['{', '}'], "")),
        None => text,
    })
}

/// The word as a text leaves it open.
#[must_use]
pub fn open(word: &str) -> String {
    ["{", word, "}"].concat()
}
