// The keys that the footer tells for the screen on show.
export interface KeyHint {
  /** As printed on the keys: `['Maj', '↓']`. */
  keys: string[]
  label: string
}

export const hints = $state<{ list: KeyHint[] }>({ list: [] })
