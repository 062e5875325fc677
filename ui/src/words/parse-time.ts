// Reads a time as people type it: 14h30, 14:30, 1430, 14 h 30, 14. The same rule as `words::parse_time` in Rust.

const TIME = /^(\d{1,2})(?:h|[h:](\d{2})|(\d{2}))?$/i

/** Minutes since midnight (0 to 1440, as 24 h is an end of day), or null when the text is no time. */
export function parseTime(text: string): number | null {
  const match = TIME.exec(text.replace(/\s/g, ''))
  if (!match) return null
  const rest = Number(match[2] ?? match[3] ?? 0)
  const minutes = Number(match[1]) * 60 + rest
  return rest < 60 && minutes <= 24 * 60 ? minutes : null
}
