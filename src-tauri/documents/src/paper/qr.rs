//! The code on a sheet, as a drawing that stays sharp at any size.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// The code of a text as SVG, with the quiet margin that readers want. None when the text is too long for a code.
pub(super) fn svg(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let side = width + 8;
    let mut path = String::new();
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (place % width + 4, place / width + 4);
            // Writing into a text cannot fail.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    Some(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path d="{path}"/></svg>"#
    ))
}
