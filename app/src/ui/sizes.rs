//! How long files are, as people read it.

/// A length in the unit that keeps it short.
#[must_use]
pub fn size(bytes: u64) -> String {
    const KILOBYTE: u64 = 1024;
    const MEGABYTE: u64 = KILOBYTE * KILOBYTE;
    if bytes < MEGABYTE {
        return format!("{} KB", bytes.div_ceil(KILOBYTE));
    }
    let tenths = bytes * 10 / MEGABYTE;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(1), "1 KB");
        assert_eq!(size(34_000), "34 KB");
        assert_eq!(size(1_572_864), "1.5 MB");
    }
}
