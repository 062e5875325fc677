//! What a sync does about photos once everything else is shared.

use sync::{Entry, Progress};

use super::fetch::fetch;
use super::publish::publish;
use crate::exchange::Shared;
use crate::{App, Result};

/// Fetches, then publishes; says how many parts came or left.
///
/// # Errors
/// What the folder says: what is done stays done. `cancelled` between two parts.
pub(crate) fn share(
    app: &App,
    shared: &Shared,
    listing: &[Entry],
    progress: &dyn Progress,
) -> Result<u32> {
    let fetched = fetch(app, shared, listing, progress)?;
    let published = publish(app, shared, listing, progress)?;
    Ok(fetched + published)
}
