//! `GET /w/matters/figures/{weeks}.csv|xlsx`, `GET /w/matters/annual/{year}.csv|xlsx`: figures for other programs.

use super::{downloads::disposition, failure, reference::reference, router::page, state::Hall};
use app::{
    ui::sheets::{Cell, Sheet, Sheets},
    visitor::Visitor,
};
use axum::{
    Router,
    extract::{Path, Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use service::{Caller, Error};

/// Without it, spreadsheets take the text for one of the country's older encodings.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// No name of a table in a workbook is longer, and none holds one of these.
const TITLE_CHARS: usize = 31;
const NOT_IN_TITLES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// One table as text (RFC 4180).
    Csv,
    /// A workbook of tables (ISO/IEC 29500).
    Xlsx,
}

/// The routes of what is downloaded as tables.
pub fn routes() -> Router<Hall> {
    Router::new()
        .route("/w/matters/figures/{file}", get(figures))
        .route("/w/matters/annual/{file}", get(annual))
}

/// The figures of matters over so many weeks.
async fn figures(State(hall): State<Hall>, Path(file): Path<String>, request: Request) -> Response {
    let (caller, language) = asker(&request);
    let found = match asked::<u32>(&file) {
        Some((weeks @ 1..=53, form)) => {
            let sheets = app::matters::sheets(&hall.context, &caller, language, weeks).await;
            sheets.map(|it| (it, form))
        }
        _ => Err(Error::NotFound),
    };
    answer(hall, request, found).await
}

/// The report of a year.
async fn annual(State(hall): State<Hall>, Path(file): Path<String>, request: Request) -> Response {
    let (caller, language) = asker(&request);
    let found = match asked::<i32>(&file) {
        Some((year @ 2000..=2200, form)) => {
            let sheets = app::matters::annual_sheets(&hall.context, &caller, language, year).await;
            sheets.map(|it| (it, form))
        }
        _ => Err(Error::NotFound),
    };
    answer(hall, request, found).await
}

fn asker(request: &Request) -> (Caller, app::text::Language) {
    let caller = request.extensions().get::<Caller>().cloned().unwrap_or_default();
    let language = request.extensions().get::<Visitor>().map(|it| it.language);
    (caller, language.unwrap_or_default())
}

/// The number and the form that the name of a file asks for.
fn asked<N: std::str::FromStr>(file: &str) -> Option<(N, Form)> {
    let (number, ending) = file.split_once('.')?;
    let form = match ending {
        "csv" => Form::Csv,
        "xlsx" => Form::Xlsx,
        _ => return None,
    };
    Some((number.parse().ok()?, form))
}

async fn answer(hall: Hall, request: Request, found: Result<(Sheets, Form), Error>) -> Response {
    match found {
        Ok((sheets, form)) => match written(&sheets, form) {
            Ok(response) => response,
            Err(error) => failure::respond(Error::failed(error), &reference(&request)),
        },
        // There is no page at this address either.
        Err(Error::NotFound) => page(hall, request, || {}).await,
        Err(Error::Refused("sign_in")) => {
            Redirect::to(&format!("/sign-in?next={}", request.uri().path())).into_response()
        }
        Err(error) => failure::respond(error, &reference(&request)),
    }
}

fn written(sheets: &Sheets, form: Form) -> anyhow::Result<Response> {
    let (mime, ending, content) = match form {
        Form::Csv => ("text/csv; charset=utf-8", "csv", csv(&sheets.sheets)?),
        Form::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            xlsx(&sheets.sheets)?,
        ),
    };
    let name = disposition(&format!("{}.{ending}", sheets.name));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(mime)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, content).into_response())
}

/// The first table.
fn csv(sheets: &[Sheet]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    if let Some(sheet) = sheets.first() {
        writer.write_record(sheet.heads.iter().map(|it| harmless(it)))?;
        for row in &sheet.rows {
            writer.write_record(row.iter().map(|cell| match cell {
                Cell::Text(text) => harmless(text),
                Cell::Count(count) => count.to_string(),
            }))?;
        }
    }
    Ok(writer.into_inner()?)
}

/// A spreadsheet takes what begins like this for a formula, and would run it (CWE-1236).
fn harmless(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{text}") } else { text.to_owned() }
}

fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    for sheet in sheets {
        let page = workbook.add_worksheet();
        let title: String = sheet.title.chars().filter(|it| !NOT_IN_TITLES.contains(it)).collect();
        page.set_name(title.chars().take(TITLE_CHARS).collect::<String>())?;
        page.set_freeze_panes(1, 0)?;
        for (column, head) in (0_u16..).zip(&sheet.heads) {
            page.write_string_with_format(0, column, head, &bold)?;
        }
        for (line, row) in (1_u32..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(row) {
                match cell {
                    Cell::Text(text) => page.write_string(line, column, text)?,
                    Cell::Count(count) => page.write(line, column, *count)?,
                };
            }
        }
        page.autofit();
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let text = |it: &str| Cell::Text(it.to_owned());
        Sheet {
            title: "按地点[1]".to_owned(),
            heads: vec!["地点".to_owned(), "收到".to_owned()],
            rows: vec![
                vec![text("=HYPERLINK(\"http://a\")"), Cell::Count(3)],
                vec![text("二楼, 东"), Cell::Count(1)],
            ],
        }
    }

    #[test]
    fn a_table_is_read_by_spreadsheets_and_runs_nothing_in_them() {
        let written = String::from_utf8(csv(&[sheet()]).unwrap()).unwrap();
        let expected =
            "\u{feff}地点,收到\r\n\"'=HYPERLINK(\"\"http://a\"\")\",3\r\n\"二楼, 东\",1\r\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn a_workbook_is_written_whatever_its_tables_are_called() {
        let long = Sheet { title: "很".repeat(40), ..sheet() };
        let written = xlsx(&[sheet(), long]).unwrap();
        assert!(written.starts_with(b"PK"), "a workbook is an archive");
    }

    #[test]
    fn a_file_is_asked_for_by_its_number_and_its_form() {
        assert_eq!(asked::<u32>("13.csv"), Some((13, Form::Csv)));
        assert_eq!(asked::<i32>("2026.xlsx"), Some((2026, Form::Xlsx)));
        for name in ["13", "13.pdf", "x.csv", ".csv", "-1.csv"] {
            assert_eq!(asked::<u32>(name), None, "{name}");
        }
    }
}
