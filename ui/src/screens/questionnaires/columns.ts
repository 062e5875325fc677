// The XLSForm columns of a text in a language, and what is found of a cell.
import type { CellFinding, FormRowView } from '../../wire/types'
import { formLanguage } from '../interview/languages'
import { t } from '../../words'

/** The language of columns without a language. */
const UNNAMED = 'default'

export const column = (base: string, language: string): string => (language === UNNAMED ? base : `${base}::${language}`)

/** « Français », « Facile à lire »; the nameless one says so. */
export const languageName = (language: string): string => (language === UNNAMED ? t('questionnaires-language-unnamed') : formLanguage(language).name)

/** For the `lang` attribute; undefined where the name gives no code. */
export const languageCode = (language: string): string | undefined => formLanguage(language).code || undefined

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ps', 'ur', 'ckb'])

export const direction = (language: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.has(formLanguage(language).code.split('-')[0] ?? '') ? 'rtl' : 'ltr')

/** What is found in one cell; `''` for the row as a whole. */
export const foundIn = (findings: readonly CellFinding[], ...columns: string[]): CellFinding[] => findings.filter((each) => columns.includes(each.column))

/** The text of a row in a language, or in the first that has one; `borrowed` when it is another's. */
export function spoken(cells: FormRowView['cells'], base: string, language: string, languages: readonly string[]): { text: string; borrowed: boolean } {
  const own = cells[column(base, language)]
  if (own) return { text: own, borrowed: false }
  const other = languages.map((each) => cells[column(base, each)]).find(Boolean)
  return { text: other ?? '', borrowed: other !== undefined }
}
