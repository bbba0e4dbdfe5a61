//! A wrong value is refused at start by the name under which its operator gave it.

use clap::{
    Command, CommandFactory, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

/// What is wrong with the value of a variable or an option, and what was expected; `None` for any other mistake.
///
/// A value that may hold a password is not repeated.
#[must_use]
pub fn explained<C: CommandFactory>(error: &Error) -> Option<String> {
    if !matches!(error.kind(), ErrorKind::ValueValidation | ErrorKind::InvalidValue) {
        return None;
    }
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let long = option.trim_start_matches('-').split([' ', '=']).next()?;
    let command = C::command();
    let argument = all(&command).find(|it| it.get_long() == Some(long))?;
    let variable = argument.get_env()?.to_string_lossy().into_owned();
    let value = match error.get(ContextKind::InvalidValue) {
        Some(ContextValue::String(value)) if !argument.is_hide_env_values_set() => {
            format!(" “{value}”")
        }
        _ => String::new(),
    };
    let expected = std::error::Error::source(error).map_or_else(
        || allowed(error).unwrap_or_else(|| "expected another value".to_owned()),
        ToString::to_string,
    );
    Some(format!("{variable} (or --{long}): the value{value} is wrong, {expected}"))
}

/// The arguments of the command and of all commands below it.
fn all(command: &Command) -> Box<dyn Iterator<Item = &clap::Arg> + '_> {
    Box::new(command.get_arguments().chain(command.get_subcommands().flat_map(all)))
}

fn allowed(error: &Error) -> Option<String> {
    match error.get(ContextKind::ValidValue)? {
        ContextValue::Strings(values) => Some(format!("expected {}", values.join(" or "))),
        _ => None,
    }
}
