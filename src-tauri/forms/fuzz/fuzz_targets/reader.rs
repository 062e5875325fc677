//! Any bytes as a file: read or refused, never a panic; what reads is written and reads again as the same form.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let (Some(form), _) = forms::read(bytes) {
        let again = forms::check_workbook(&forms::workbook(&form), "data", &|_| None).0;
        assert_eq!(again, Some(form));
    }
});
