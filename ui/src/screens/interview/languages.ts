// A form's language as its columns spell it: « Français (fr) », « fr », or the nameless « default ».

export interface FormLanguage {
  /** What goes back to the back end. */
  key: string
  /** What the button says. */
  name: string
  /** For the `lang` attribute; empty when the form does not say. */
  code: string
}

export function formLanguage(key: string): FormLanguage {
  const code = (/\(([a-z]{2,3}(?:-[a-z0-9]+)*)\)\s*$/i.exec(key)?.[1] ?? (/^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(key) ? key : '')).toLowerCase()
  const spelt = key.replace(/\s*\([^)]*\)\s*$/, '')
  return { key, code, name: spelt === code ? ownName(code) : spelt }
}

/** A language says its own name. */
function ownName(code: string): string {
  try {
    const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1)
  } catch {
    return code
  }
}
