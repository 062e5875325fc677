//! What a screen says to the voice.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Serialize, TS)]
pub struct VoiceState {
    /// False: no voice is installed, and the screen says so.
    pub available: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct VoiceSay {
    pub text: String,
    /// The language's code, as the form gives it.
    pub language: String,
}
