//! The application: the open database, who listens, its ports. It knows no window.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use domain::id::uuid_v7;
use domain::op::Op;
use store::{Now, Outcome, Store, Tx};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::backup;
use crate::exchange::valise::Valises;
use crate::exchange::{Jobs, Reach, Watching};
use crate::ports::{Dice, Ports};
use crate::session::types::Language;
use crate::{Error, Event, Result};

type Listener = Box<dyn Fn(&Event) + Send + Sync>;

/// The application, to clone and share between threads.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    ports: Ports,
    open: RwLock<Option<Open>>,
    peer: Mutex<coedit::Peer>,
    listeners: Mutex<Vec<Listener>>,
    jobs: Jobs,
    reach: Reach,
    backups: backup::Jobs,
    responses: crate::responses::Jobs,
    valises: Valises,
    watching: Watching,
}

/// An unlocked database, and the passphrase that opened it: the folder's too unless another is given.
#[derive(Clone)]
pub(crate) struct Open {
    pub store: Arc<Store>,
    pub passphrase: Arc<Zeroizing<String>>,
}

impl Open {
    pub fn new(store: Store, passphrase: &str) -> Self {
        Self {
            store: Arc::new(store),
            passphrase: Arc::new(Zeroizing::new(passphrase.to_owned())),
        }
    }
}

impl App {
    /// An application on a database that may not exist yet; nothing is opened or made.
    pub fn new(database: impl Into<PathBuf>) -> Self {
        Self::with(database, Ports::system())
    }

    /// The same in a world of the caller's.
    pub fn with(database: impl Into<PathBuf>, ports: Ports) -> Self {
        Self {
            inner: Arc::new(Inner {
                path: database.into(),
                peer: Mutex::new(ports.peer),
                ports,
                open: RwLock::new(None),
                listeners: Mutex::default(),
                jobs: Jobs::default(),
                reach: Reach::default(),
                backups: backup::Jobs::default(),
                responses: crate::responses::Jobs::default(),
                valises: Valises::default(),
                watching: Watching::default(),
            }),
        }
    }

    /// Calls `listener` after every commit that changed something, and as jobs go on. It must return soon.
    pub fn subscribe(&self, listener: impl Fn(&Event) + Send + Sync + 'static) {
        self.listeners().push(Box::new(listener));
    }

    /// Where the database is, or will be.
    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    /// Whether the database is unlocked.
    pub fn is_open(&self) -> bool {
        self.opened().is_ok()
    }

    /// What opened the database, for the command line that has to open a copy of it.
    pub fn passphrase(&self) -> Option<String> {
        self.opened().ok().map(|open| open.passphrase.to_string())
    }

    /// Who writes into co-edited documents.
    pub(crate) fn peer(&self) -> coedit::Peer {
        *self
            .inner
            .peer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes as somebody else from now on: the documents may be an older state than those that this process wrote in.
    pub(crate) fn renew_peer(&self, device: domain::id::DeviceId) -> coedit::Peer {
        let mut peer = self
            .inner
            .peer
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *peer = peer.renamed(&device.0);
        *peer
    }

    pub(crate) fn ports(&self) -> &Ports {
        &self.inner.ports
    }

    pub(crate) fn dice(&self) -> Dice {
        self.inner.ports.dice()
    }

    /// The wall clock.
    pub(crate) fn now(&self) -> Now {
        self.inner.ports.clock.now()
    }

    /// Today in the laptop's time zone.
    pub(crate) fn today(&self) -> chrono::NaiveDate {
        self.inner.ports.clock.today()
    }

    /// A new id, born now.
    ///
    /// # Errors
    /// `no_random` where the system gives no randomness.
    pub(crate) fn new_id(&self) -> Result<Uuid> {
        let mut random = [0; 10];
        sync::Random::fill(&mut self.dice(), &mut random)?;
        Ok(uuid_v7(self.now().0, random))
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.inner.jobs
    }

    pub(crate) fn reach(&self) -> &Reach {
        &self.inner.reach
    }

    pub(crate) fn backups(&self) -> &backup::Jobs {
        &self.inner.backups
    }

    pub(crate) fn responses(&self) -> &crate::responses::Jobs {
        &self.inner.responses
    }

    pub(crate) fn valises(&self) -> &Valises {
        &self.inner.valises
    }

    pub(crate) fn watching(&self) -> &Watching {
        &self.inner.watching
    }

    pub(crate) fn set_open(&self, store: Store, passphrase: &str) {
        let open = Open::new(store, passphrase);
        *self
            .inner
            .open
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Some(open);
        self.tell_all();
    }

    /// Exchanges what is open for something else, while everybody else waits. `body` must not ask the application for it.
    pub(crate) fn exchange_open<T>(
        &self,
        body: impl FnOnce(Option<Open>) -> (Option<Open>, Result<T>),
    ) -> Result<T> {
        let mut open = self
            .inner
            .open
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let (after, result) = body(open.take());
        *open = after;
        result
    }

    /// Closes the database: it is asked for again.
    pub(crate) fn shut(&self) {
        let shut: Result<()> = self.exchange_open(|_| (None, Ok(())));
        debug_assert!(shut.is_ok());
        self.tell(["session"]);
    }

    /// Whatever is on the screen may be another now.
    pub(crate) fn tell_all(&self) {
        self.tell([
            "session",
            "libraries",
            "visits",
            "surveys",
            "responses",
            "interviews",
            "drafts",
            "photos",
            "questionnaires",
            "paper",
            "undo",
            "sync",
            "questions",
            "valise",
            "erased",
        ]);
    }

    pub(crate) fn opened(&self) -> Result<Open> {
        let open = self
            .inner
            .open
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        open.clone().ok_or_else(|| Error::new("locked"))
    }

    pub(crate) fn store(&self) -> Result<Arc<Store>> {
        Ok(self.opened()?.store)
    }

    /// Reads on one consistent view.
    pub(crate) fn read<T>(&self, body: impl FnOnce(&store::Db<'_>) -> Result<T>) -> Result<T> {
        self.store()?.read(body)
    }

    /// Runs a named act and tells the listeners once it is committed.
    pub(crate) fn act<T>(&self, op: Op, body: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        let outcome = self.store()?.transact(op, self.now(), body)?;
        Ok(self.told(outcome))
    }

    /// Runs a transaction that is no act of the officer, and tells the listeners once it is committed.
    pub(crate) fn settle<T>(&self, body: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        let outcome = self.store()?.settle(self.now(), body)?;
        Ok(self.told(outcome))
    }

    pub(crate) fn tell<'t>(&self, topics: impl IntoIterator<Item = &'t str>) {
        self.emit(&Event::Topics {
            topics: topics.into_iter().map(str::to_owned).collect(),
        });
    }

    pub(crate) fn emit(&self, event: &Event) {
        self.listeners().iter().for_each(|listener| listener(event));
    }

    /// The language of the screen, as the officer chose it.
    pub(crate) fn language(&self) -> Language {
        self.read(|db| Ok(db.setting("language")?))
            .ok()
            .flatten()
            .map_or(Language::Fr, |text| {
                if text == "en" {
                    Language::En
                } else {
                    Language::Fr
                }
            })
    }

    fn told<T>(&self, outcome: Outcome<T>) -> T {
        let mut topics: Vec<&str> = outcome.topics.into_iter().collect();
        // Every commit moves "Enregistré à …".
        if !topics.contains(&"sync") {
            topics.push("sync");
        }
        self.tell(topics);
        outcome.value
    }

    fn listeners(&self) -> std::sync::MutexGuard<'_, Vec<Listener>> {
        self.inner
            .listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
