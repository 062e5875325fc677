//! The voice as the application reaches it: tests bring one that writes down what it would say.

/// A voice outside: started and not waited for.
pub trait Voice: Send + Sync {
    /// Whether there is one at all.
    fn is_there(&self) -> bool;
    /// Says a text instead of what is being said. `language`: a code such as `fr` or `ar`.
    ///
    /// # Errors
    /// When the voice could not be started.
    fn say(&self, text: &str, language: &str) -> std::io::Result<()>;
    fn stop(&self);
}
