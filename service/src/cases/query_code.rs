//! The code by which a case is followed without an account.

use crate::Context;
use domain::identifiers::{CaseNumber, QueryCode};
use sha2::{Digest, Sha256};

/// A code of 60 random bits.
#[must_use]
pub fn query_code(ctx: &Context) -> QueryCode {
    let bits = ctx.chance.bytes().into_iter().take(8);
    QueryCode::from_bits(bits.fold(0, |bits, byte| bits << 8 | u64::from(byte)))
}

/// The hash by which a query code is known; the number salts it.
#[must_use]
pub fn query_code_hash(number: CaseNumber, code: QueryCode) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"onestop query code 1");
    hash.update(number.to_string());
    hash.update(code.to_string());
    hash.finalize().into()
}
