//! What a panic writes to the log: the place in the source, and nothing that a person typed.

/// A panic's message may quote a name, an answer or a note: only its place is written.
pub fn say_only_where() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            eprintln!(
                "rythme-desktop: panic at {}:{}:{}",
                place.file(),
                place.line(),
                place.column()
            );
        }
    }));
}
