//! coedit
