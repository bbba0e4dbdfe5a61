//! Values that the two engines store each in its own way.

use crate::StoreError;
use domain::Moment;
use sqlx::{
    Database, Decode, Encode, Postgres, Sqlite, Type, encode::IsNull, error::BoxDynError,
    postgres::PgValueFormat, types::Json,
};
use time::OffsetDateTime;

/// An instant: INTEGER microseconds in SQLite, TIMESTAMPTZ in PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At(pub(crate) Moment);

impl At {
    /// The instant of an optional column.
    pub(crate) fn moment(at: Option<Self>) -> Option<Moment> {
        at.map(|at| at.0)
    }

    fn time(self) -> Result<OffsetDateTime, BoxDynError> {
        Ok(OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0.micros()) * 1_000)?)
    }
}

impl Type<Sqlite> for At {
    fn type_info() -> <Sqlite as Database>::TypeInfo {
        <i64 as Type<Sqlite>>::type_info()
    }

    fn compatible(info: &<Sqlite as Database>::TypeInfo) -> bool {
        <i64 as Type<Sqlite>>::compatible(info)
    }
}

impl<'q> Encode<'q, Sqlite> for At {
    fn encode_by_ref(
        &self,
        buffer: &mut <Sqlite as Database>::ArgumentBuffer,
    ) -> Result<IsNull, BoxDynError> {
        <i64 as Encode<'q, Sqlite>>::encode_by_ref(&self.0.micros(), buffer)
    }
}

impl<'r> Decode<'r, Sqlite> for At {
    fn decode(value: <Sqlite as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(Moment::from_micros(<i64 as Decode<Sqlite>>::decode(value)?)))
    }
}

impl Type<Postgres> for At {
    fn type_info() -> <Postgres as Database>::TypeInfo {
        <OffsetDateTime as Type<Postgres>>::type_info()
    }
}

impl<'q> Encode<'q, Postgres> for At {
    fn encode_by_ref(
        &self,
        buffer: &mut <Postgres as Database>::ArgumentBuffer,
    ) -> Result<IsNull, BoxDynError> {
        <OffsetDateTime as Encode<'q, Postgres>>::encode_by_ref(&self.time()?, buffer)
    }
}

impl<'r> Decode<'r, Postgres> for At {
    fn decode(value: <Postgres as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        let time = <OffsetDateTime as Decode<Postgres>>::decode(value)?;
        let micros = i64::try_from(time.unix_timestamp_nanos() / 1_000)?;
        Ok(Self(Moment::from_micros(micros)))
    }
}

/// After every moment that is written down: the end of 9999 in UTC.
pub(crate) const LAST_MOMENT: Moment = Moment::from_micros(253_402_300_799_000_000);

/// A JSON text: TEXT in SQLite, JSONB in PostgreSQL; never parsed on the way.
#[derive(Clone, Debug)]
pub(crate) struct JsonText(pub(crate) String);

impl JsonText {
    /// The text of `value`.
    ///
    /// # Panics
    /// When the value has no JSON form, which lists, maps and strings always have.
    pub(crate) fn of(value: &impl serde::Serialize) -> Self {
        Self(serde_json::to_string(value).expect("a value made of lists, maps and strings"))
    }

    /// The value of the text in `column` of a row.
    pub(crate) fn parse<T: serde::de::DeserializeOwned>(
        &self,
        table: &'static str,
        column: &'static str,
        row: &impl std::fmt::Display,
    ) -> Result<T, StoreError> {
        serde_json::from_str(&self.0)
            .map_err(|error| StoreError::bad_row(table, column, row, error))
    }
}

impl Type<Sqlite> for JsonText {
    fn type_info() -> <Sqlite as Database>::TypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
}

impl<'q> Encode<'q, Sqlite> for JsonText {
    fn encode_by_ref(
        &self,
        buffer: &mut <Sqlite as Database>::ArgumentBuffer,
    ) -> Result<IsNull, BoxDynError> {
        <String as Encode<'q, Sqlite>>::encode_by_ref(&self.0, buffer)
    }
}

impl<'r> Decode<'r, Sqlite> for JsonText {
    fn decode(value: <Sqlite as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(<String as Decode<Sqlite>>::decode(value)?))
    }
}

impl Type<Postgres> for JsonText {
    fn type_info() -> <Postgres as Database>::TypeInfo {
        <Json<()> as Type<Postgres>>::type_info()
    }
}

impl Encode<'_, Postgres> for JsonText {
    fn encode_by_ref(
        &self,
        buffer: &mut <Postgres as Database>::ArgumentBuffer,
    ) -> Result<IsNull, BoxDynError> {
        // The binary form of JSONB is a version byte and the text.
        buffer.push(1);
        buffer.extend_from_slice(self.0.as_bytes());
        Ok(IsNull::No)
    }
}

impl<'r> Decode<'r, Postgres> for JsonText {
    fn decode(value: <Postgres as Database>::ValueRef<'r>) -> Result<Self, BoxDynError> {
        let binary = value.format() == PgValueFormat::Binary;
        let bytes = value.as_bytes()?;
        let text = match bytes.split_first() {
            Some((1, text)) if binary => text,
            Some((version, _)) if binary => {
                return Err(format!("JSONB of version {version}").into());
            }
            _ => bytes,
        };
        Ok(Self(std::str::from_utf8(text)?.to_owned()))
    }
}

/// The SHA-256 in `column` of a row.
pub(crate) fn hash32(
    bytes: Vec<u8>,
    table: &'static str,
    column: &'static str,
    row: &impl std::fmt::Display,
) -> Result<[u8; 32], StoreError> {
    let length = bytes.len();
    bytes.try_into().map_err(|_| {
        StoreError::bad_row(table, column, row, format!("{length} bytes instead of 32"))
    })
}
