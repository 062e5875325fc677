// What a kind of shared thing is called, wherever it is named.
import { t } from './index'

/** « Bibliothèque », « Visite »… of one object. A kind of a later version keeps its code. */
export function kindName(kind: string): string {
  const names: Record<string, string> = {
    library: t('kind-library'),
    visit: t('kind-visit'),
    survey: t('kind-survey'),
    response: t('kind-response'),
    draft: t('kind-draft'),
    photo: t('kind-photo'),
    version: t('kind-version'),
    laptop: t('kind-laptop'),
    questionnaire: t('kind-questionnaire'),
    paper_batch: t('kind-paper-batch'),
    paper_check: t('kind-paper-check'),
    contact: t('kind-contact'),
    quota: t('kind-quota'),
    form_row: t('kind-form-row'),
    published_form: t('kind-published-form'),
  }
  return names[kind] ?? kind
}
