//! Any rows of cells, as JSON: the reader behind the file.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(cells) = serde_json::from_slice::<forms::Workbook>(bytes) {
        let (form, findings) = forms::check_workbook(&cells, "data", &|_| None);
        assert_eq!(form.is_none(), findings.iter().any(|finding| finding.is_error()));
    }
});
