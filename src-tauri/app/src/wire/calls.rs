//! The table of calls: a line is all that a use case needs to reach the window, the test host and the TypeScript.

use domain::id::{
    DeviceId, DraftId, FormRowId, InterviewId, LibraryId, PaperBatchId, PhotoId, QuestionnaireId,
    QuotaId, ResponseId, SlotId, SurveyId, VersionId, VisitId,
};
use serde_json::Value;
use ts_rs::{Config, TS, TypeVisitor};

use super::typescript::Types;

use crate::backup::types::{
    BackupState, Rebuilt, RescueAsk, RescueOffer, RestorePreview, Restored,
};
use crate::desk::types::{Today, UndoState};
use crate::draft::types::{DraftAdd, DraftDetail, DraftRename, DraftRow, SlotAdd, SlotMove};
use crate::erasure::types::{EraseAsk, ErasePreview, ErasureRow, PurgeAsk, PurgeRow, Purged};
use crate::exchange::keys::types::{
    KeysChanged, KeysPassphrase, KeysRecovery, KeysRenew, KeysRenewed, KeysState, RecoveryShown,
};
use crate::exchange::types::{
    JobState, LaptopState, LogEntry, Question, QuestionResolve, QuestionsResolve, SyncOutcome,
    SyncStart, SyncState,
};
use crate::exchange::valise::types::{
    ValiseExport, ValiseImport, ValiseJob, ValisePreview, ValiseState,
};
use crate::history::types::{
    HistoryAsk, HistoryPage, Moment, MomentAsk, RestoreAsk, VersionAdd, VersionRename, VersionRow,
};
use crate::kiosk::types::{KioskAnswer, KioskDone, KioskStart, KioskView};
use crate::library::types::{
    CommuneRow, HoursRead, ImportPreview, Imported, LibraryDetail, LibraryRow, LibrarySave,
};
use crate::paper::types::{
    KeyAnswer, KeyFinished, KeySheet, KeyStart, KeyStarted, PaperBoard, PaperChecks, PaperDecide,
    PaperDraw, PaperDrawn, PaperPrint, PaperPrinted, PaperReprint, PaperSave,
};
use crate::photo::types::{
    PhotoAdd, PhotoAdded, PhotoDrop, PhotoEdit, PhotoRow, PhotoSave, PhotoView,
};
use crate::questionnaire::types::{
    BankInsert, BankQuestion, ChoiceAdd, FormRowAdd, FormRowMove, FormRowSet, FormRowStep,
    LanguageChange, PublishedRow, QuestionnaireAdd, QuestionnaireAdded, QuestionnaireDetail,
    QuestionnaireExport, QuestionnaireRow, QuestionnaireSave, TemplateRow,
};
use crate::quota::types::{ContactAdd, QuotaBoard, QuotaSave};
use crate::responses::types::{
    Cells, CellsAsk, ResponseExport, ResponseImport, ResponseJob, SmallRule,
};
use crate::session::types::{
    SessionCreate, SessionJoin, SessionState, SessionUnlock, SettingsSave,
};
use crate::survey::types::{
    AnswerNoteSave, AnswerUnknown, BundledForm, FormCheck, InterviewAnswer, InterviewLanguage,
    InterviewRowRemove, InterviewStart, InterviewState, KeepRule, Notice, ResponseAdd,
    ResponseAdded, ResponseRow, SurveyAdd, SurveyAdded, SurveyDetail, SurveyKeep, SurveyRow,
};
use crate::visit::types::{Note, NoteSave, SearchHit, VisitDetail, VisitRow, VisitSave};
use crate::voice::types::{VoiceSay, VoiceState};
use crate::{
    App, Error, Result, backup, desk, draft, erasure, exchange, history, kiosk, library, paper,
    photo, questionnaire, quota, responses, session, survey, visit, voice,
};

/// What a call gives back: JSON, or the error a screen can say.
pub type Reply = Result<Value>;

/// A call as the TypeScript sees it.
pub(super) struct Declared {
    pub name: &'static str,
    pub args: Option<String>,
    pub result: String,
    pub visit: fn(&mut Types),
}

macro_rules! calls {
    ($($name:ident: $function:path as fn($($args:ty)?) -> $result:ty;)*) => {
        /// Runs the call of that name with its JSON arguments.
        ///
        /// # Errors
        /// `call_unknown` and `call_arguments` for a message that is not of this version; else what the use case says.
        pub fn call(app: &App, name: &str, args: Value) -> Reply {
            match name {
                $(stringify!($name) => run!(app, args, $function $(, $args)?),)*
                _ => Err(Error::new("call_unknown").arg("name", name)),
            }
        }

        /// The name of every call.
        pub fn names() -> Vec<&'static str> {
            vec![$(stringify!($name)),*]
        }

        pub(super) fn declared(config: &Config) -> Vec<Declared> {
            vec![$(Declared {
                name: stringify!($name),
                args: None$(.or(Some(<$args as TS>::name(config))))?,
                result: <$result as TS>::name(config),
                visit: |types| { $(types.visit::<$args>();)? types.visit::<$result>(); },
            },)*]
        }
    };
}

macro_rules! run {
    ($app:ident, $args:ident, $function:path) => {{
        let _ = $args;
        reply($function($app)?)
    }};
    ($app:ident, $args:ident, $function:path, $type:ty) => {{
        let args: $type = serde_json::from_value($args)
            .map_err(|error| Error::new("call_arguments").arg("detail", error))?;
        reply($function($app, args)?)
    }};
}

fn reply(value: impl serde::Serialize) -> Reply {
    serde_json::to_value(value).map_err(|error| Error::new("call_arguments").arg("detail", error))
}

calls! {
    session_state: session::state as fn() -> SessionState;
    session_create: session::create as fn(SessionCreate) -> SessionState;
    session_join: session::join as fn(SessionJoin) -> SessionState;
    session_unlock: session::unlock as fn(SessionUnlock) -> SessionState;
    settings_save: session::save_settings as fn(SettingsSave) -> SessionState;
    demo_remove: session::remove_demo as fn() -> SessionState;

    today: desk::today as fn() -> Today;
    undo_state: desk::undo_state as fn() -> UndoState;
    undo: desk::undo as fn() -> UndoState;
    redo: desk::redo as fn() -> UndoState;
    search: desk::search as fn(String) -> Vec<SearchHit>;

    commune_list: library::communes as fn() -> Vec<CommuneRow>;
    library_list: library::list as fn() -> Vec<LibraryRow>;
    library_get: library::get as fn(LibraryId) -> LibraryDetail;
    library_save: library::save as fn(LibrarySave) -> LibraryId;
    library_delete: library::delete as fn(LibraryId) -> ();
    library_import_preview: library::preview_import as fn(String) -> ImportPreview;
    library_import: library::import as fn(String) -> Imported;
    hours_read: library::read_hours as fn(String) -> HoursRead;

    visit_list: visit::list as fn() -> Vec<VisitRow>;
    visit_get: visit::get as fn(VisitId) -> VisitDetail;
    visit_save: visit::save as fn(VisitSave) -> VisitId;
    visit_delete: visit::delete as fn(VisitId) -> ();
    note_save: visit::save_note as fn(NoteSave) -> Note;

    photo_list: photo::of_visit as fn(VisitId) -> Vec<PhotoRow>;
    photo_add: photo::add as fn(PhotoAdd) -> PhotoAdded;
    photo_add_bytes: photo::add_bytes as fn(PhotoDrop) -> PhotoAdded;
    photo_edit: photo::edit as fn(PhotoEdit) -> ();
    photo_delete: photo::delete as fn(PhotoId) -> ();
    photo_view: photo::view as fn(PhotoId) -> PhotoView;
    photo_save: photo::save as fn(PhotoSave) -> ();

    form_bundled: survey::bundled_forms as fn() -> Vec<BundledForm>;
    form_check: survey::check_form as fn(String) -> FormCheck;
    survey_list: survey::list as fn() -> Vec<SurveyRow>;
    survey_get: survey::get as fn(SurveyId) -> SurveyDetail;
    survey_add: survey::add as fn(SurveyAdd) -> SurveyAdded;
    survey_delete: survey::delete as fn(SurveyId) -> ();
    survey_keep: survey::keep as fn(SurveyKeep) -> ();
    survey_keep_rule: survey::keep_rule as fn() -> KeepRule;
    response_list: survey::responses as fn(SurveyId) -> Vec<ResponseRow>;
    response_add: survey::add_response as fn(ResponseAdd) -> ResponseAdded;
    response_export: responses::start_export as fn(ResponseExport) -> ResponseJob;
    response_import_preview: responses::start_preview as fn(ResponseImport) -> ResponseJob;
    response_import: responses::start_import as fn(ResponseImport) -> ResponseJob;
    response_job: responses::state as fn() -> Option<ResponseJob>;
    response_job_cancel: responses::cancel as fn() -> Option<ResponseJob>;
    small_rule: responses::small_rule as fn() -> SmallRule;
    small_cells: responses::small_cells as fn(CellsAsk) -> Cells;
    quota_board: quota::board as fn(SurveyId) -> QuotaBoard;
    quota_save: quota::save as fn(QuotaSave) -> QuotaId;
    quota_remove: quota::remove as fn(QuotaId) -> ();
    contact_add: quota::add_contact as fn(ContactAdd) -> ();
    paper_board: paper::board as fn(SurveyId) -> PaperBoard;
    paper_print: paper::print as fn(PaperPrint) -> PaperPrinted;
    paper_reprint: paper::reprint as fn(PaperReprint) -> ();
    paper_save: paper::save as fn(PaperSave) -> ();
    paper_remove: paper::remove as fn(PaperBatchId) -> ();
    paper_drop_sheet: paper::drop_sheet as fn(ResponseId) -> ();
    paper_draw: paper::draw as fn(PaperDraw) -> PaperDrawn;
    paper_checks: paper::checks as fn(SurveyId) -> PaperChecks;
    paper_decide: paper::decide as fn(PaperDecide) -> ();
    key_start: paper::start as fn(KeyStart) -> KeyStarted;
    key_get: paper::get as fn(InterviewId) -> KeySheet;
    key_answer: paper::answer as fn(KeyAnswer) -> KeySheet;
    key_finish: paper::finish as fn(InterviewId) -> KeyFinished;
    key_discard: paper::discard as fn(InterviewId) -> ();
    interview_start: survey::start_interview as fn(InterviewStart) -> InterviewState;
    interview_get: survey::get_interview as fn(InterviewId) -> InterviewState;
    interview_language: survey::set_interview_language as fn(InterviewLanguage) -> InterviewState;
    interview_accept: survey::accept_privacy as fn(InterviewId) -> InterviewState;
    interview_answer: survey::answer as fn(InterviewAnswer) -> InterviewState;
    interview_row_remove: survey::remove_interview_row as fn(InterviewRowRemove) -> InterviewState;
    interview_back: survey::back as fn(InterviewId) -> InterviewState;
    interview_submit: survey::submit as fn(InterviewId) -> ResponseAdded;
    interview_discard: survey::discard as fn(InterviewId) -> ();
    interview_note: survey::note as fn(AnswerNoteSave) -> InterviewState;
    interview_unknown: survey::unknown as fn(AnswerUnknown) -> InterviewState;
    notice_list: survey::notices as fn(SurveyId) -> Vec<Notice>;

    kiosk_start: kiosk::start as fn(KioskStart) -> ();
    kiosk_show: kiosk::show as fn() -> KioskView;
    kiosk_begin: kiosk::begin as fn(String) -> KioskView;
    kiosk_language: kiosk::language as fn(String) -> KioskView;
    kiosk_accept: kiosk::accept as fn() -> KioskView;
    kiosk_answer: kiosk::answer as fn(KioskAnswer) -> KioskView;
    kiosk_back: kiosk::back as fn() -> KioskView;
    kiosk_submit: kiosk::submit as fn() -> KioskDone;
    kiosk_reset: kiosk::reset as fn() -> KioskView;
    kiosk_leave: kiosk::leave as fn(String) -> ();
    voice_state: voice::state as fn() -> VoiceState;
    voice_say: voice::say as fn(VoiceSay) -> ();
    voice_stop: voice::stop as fn() -> ();

    questionnaire_list: questionnaire::list as fn() -> Vec<QuestionnaireRow>;
    questionnaire_get: questionnaire::get as fn(QuestionnaireId) -> QuestionnaireDetail;
    questionnaire_add: questionnaire::add as fn(QuestionnaireAdd) -> QuestionnaireAdded;
    questionnaire_save: questionnaire::save as fn(QuestionnaireSave) -> ();
    questionnaire_delete: questionnaire::delete as fn(QuestionnaireId) -> ();
    questionnaire_publish: questionnaire::publish as fn(QuestionnaireId) -> PublishedRow;
    published_list: questionnaire::published as fn() -> Vec<PublishedRow>;
    questionnaire_language_add: questionnaire::add_language as fn(LanguageChange) -> ();
    questionnaire_language_remove: questionnaire::remove_language as fn(LanguageChange) -> ();
    questionnaire_export: questionnaire::export as fn(QuestionnaireExport) -> ();
    questionnaire_templates: questionnaire::templates as fn() -> Vec<TemplateRow>;
    questionnaire_bank: questionnaire::bank as fn() -> Vec<BankQuestion>;
    questionnaire_insert: questionnaire::insert_from_bank as fn(BankInsert) -> FormRowId;
    form_row_add: questionnaire::add_row as fn(FormRowAdd) -> FormRowId;
    form_row_set: questionnaire::set_row as fn(FormRowSet) -> ();
    form_row_move: questionnaire::move_row as fn(FormRowMove) -> ();
    form_row_step: questionnaire::step_row as fn(FormRowStep) -> ();
    form_row_duplicate: questionnaire::duplicate_row as fn(FormRowId) -> FormRowId;
    form_row_delete: questionnaire::delete_row as fn(FormRowId) -> ();
    choice_add: questionnaire::add_choices as fn(ChoiceAdd) -> Vec<FormRowId>;

    draft_list: draft::list as fn() -> Vec<DraftRow>;
    draft_get: draft::get as fn(DraftId) -> DraftDetail;
    draft_add: draft::add as fn(DraftAdd) -> DraftId;
    draft_rename: draft::rename as fn(DraftRename) -> ();
    draft_delete: draft::delete as fn(DraftId) -> ();
    slot_add: draft::add_slot as fn(SlotAdd) -> SlotId;
    slot_move: draft::move_slot as fn(SlotMove) -> ();
    slot_remove: draft::remove_slot as fn(SlotId) -> ();

    history_list: history::list as fn(HistoryAsk) -> HistoryPage;
    history_people: history::people as fn() -> Vec<String>;
    history_moment: history::moment as fn(MomentAsk) -> Moment;
    history_restore: history::restore as fn(RestoreAsk) -> ();
    version_list: history::versions as fn(String) -> Vec<VersionRow>;
    version_add: history::add_version as fn(VersionAdd) -> VersionId;
    version_rename: history::rename_version as fn(VersionRename) -> ();
    version_delete: history::delete_version as fn(VersionId) -> ();

    sync_state: exchange::state as fn() -> SyncState;
    sync_preview: exchange::preview as fn(SyncStart) -> SyncOutcome;
    sync_start: exchange::start as fn(SyncStart) -> JobState;
    sync_cancel: exchange::cancel as fn() -> SyncState;
    backup_state: backup::state as fn() -> BackupState;
    backup_start: backup::start_backup as fn() -> BackupState;
    backup_drill: backup::start_drill as fn(Option<String>) -> BackupState;
    backup_cancel: backup::cancel as fn() -> BackupState;
    restore_preview: backup::preview as fn(String) -> RestorePreview;
    restore: backup::restore as fn(String) -> Restored;
    rescue_offer: backup::offer as fn(RescueAsk) -> RescueOffer;
    rescue: backup::rescue as fn(RescueAsk) -> SessionState;
    rescue_rebuild: backup::rescue_rebuild as fn(RescueAsk) -> Rebuilt;

    valise_state: exchange::valise::state as fn() -> ValiseState;
    valise_preview: exchange::valise::preview as fn(ValiseImport) -> ValisePreview;
    valise_import: exchange::valise::start_import as fn(ValiseImport) -> ValiseJob;
    valise_export: exchange::valise::start_export as fn(ValiseExport) -> ValiseJob;
    valise_cancel: exchange::valise::cancel as fn() -> ValiseState;
    valise_dismiss: exchange::valise::dismiss as fn() -> ValiseState;
    erase_preview: erasure::preview as fn(EraseAsk) -> ErasePreview;
    erase: erasure::erase as fn(EraseAsk) -> ErasePreview;
    purge_due: erasure::due as fn() -> Vec<PurgeRow>;
    purge: erasure::purge as fn(PurgeAsk) -> Purged;
    erasure_list: erasure::register as fn() -> Vec<ErasureRow>;
    erasure_csv: erasure::register_csv as fn() -> String;
    erasure_save: erasure::register_save as fn(String) -> ();

    keys_state: exchange::keys::state as fn() -> Option<KeysState>;
    keys_passphrase: exchange::keys::passphrase as fn(KeysPassphrase) -> KeysChanged;
    keys_recovery: exchange::keys::recovery as fn() -> KeysRecovery;
    keys_renew: exchange::keys::renew_with as fn(KeysRenew) -> KeysRenewed;
    recovery_show: exchange::keys::recovery_show as fn() -> RecoveryShown;
    recovery_noted: exchange::keys::recovery_noted as fn() -> ();
    question_list: exchange::questions as fn() -> Vec<Question>;
    question_resolve: exchange::resolve as fn(QuestionResolve) -> ();
    question_resolve_all: exchange::resolve_all as fn(QuestionsResolve) -> ();

    sync_pause: exchange::pause as fn() -> SyncState;
    sync_resume: exchange::resume as fn() -> SyncState;
    sync_auto: exchange::set_auto as fn(bool) -> SyncState;
    sync_hold: exchange::hold as fn(bool) -> ();
    sync_log: exchange::log as fn() -> Vec<LogEntry>;
    laptop_list: exchange::laptops as fn() -> Vec<LaptopState>;
    laptop_retire: exchange::retire as fn(DeviceId) -> ();
    laptop_reinstate: exchange::reinstate as fn(DeviceId) -> ();
}
