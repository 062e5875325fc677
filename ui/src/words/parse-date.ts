// Reads a date as people type it: 15/09/2026, 15-9-26, 2026-09-15, 15 septembre 2026, mardi 15 sept., 15 September.

/** The beginnings that tell the months apart, French then English, without accents. */
const MONTHS: readonly (readonly string[])[] = [
  ['janv', 'jan'], ['fev', 'feb'], ['mars', 'mar'], ['avr', 'apr'], ['mai', 'may'], ['juin', 'jun'],
  ['juil', 'jul'], ['aou', 'aug'], ['sep'], ['oct'], ['nov'], ['dec'],
]
const WEEKDAY = /^(lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const NUMBERS = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?$/
const WORDS = /^(\d{1,2})(?:er|st|nd|rd|th)?\s+(?:of\s+)?([a-z]+)\.?,?(?:\s+(\d{4}))?$/

/** An ISO date, or null when the text is no date that exists. Without a year, the one of `today` (an ISO date) is meant. */
export function parseDate(text: string, today: string): string | null {
  const plain = text.trim().toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/\s+/g, ' ').replace(WEEKDAY, '')
  const iso = ISO.exec(plain)
  if (iso) return date(iso[1], iso[2], iso[3])
  const numbers = NUMBERS.exec(plain)
  if (numbers) return date(fullYear(numbers[3], today), numbers[2], numbers[1])
  const words = WORDS.exec(plain)
  if (!words) return null
  const month = MONTHS.findIndex((starts) => starts.some((start) => words[2]?.startsWith(start)))
  return month < 0 ? null : date(words[3] ?? today.slice(0, 4), String(month + 1), words[1])
}

function fullYear(year: string | undefined, today: string): string {
  if (!year) return today.slice(0, 4)
  return year.length === 2 ? `20${year}` : year
}

function date(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00Z`)
  // 31 February becomes a day of March in some engines and invalid in others: neither is what was typed.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text
}
