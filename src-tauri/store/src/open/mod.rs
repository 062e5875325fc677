//! Opening and creating the database: where it may lie, its key, its PRAGMAs, its schema.

pub(crate) mod create;
mod mirrored;
mod pragmas;
pub(crate) mod schema;
