// Sentences for screen readers: LiveRegion.svelte shows them, anybody may say one.
export const announced = $state({ polite: '', assertive: '' })

/** Says a sentence politely. The same sentence twice is said twice. */
export function announce(sentence: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const again = announced[urgency] === sentence
  announced[urgency] = again ? `${sentence}\u00A0` : sentence
}
