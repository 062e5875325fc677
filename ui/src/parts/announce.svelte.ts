// Sentences for screen readers: LiveRegion.svelte shows them, anybody may say one.
import { untrack } from 'svelte'

export const announced = $state({ polite: '', assertive: '' })

/** Says a sentence politely. The same sentence twice is said twice. */
export function announce(sentence: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  // Untracked: an effect that says something must not run again because it was said.
  const again = untrack(() => announced[urgency]) === sentence
  announced[urgency] = again ? `${sentence}\u00A0` : sentence
}
