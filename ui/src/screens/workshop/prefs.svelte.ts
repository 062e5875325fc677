// How this officer looks at grids: kept while the window is open, from one draft to the next.
import type { Step } from './grid/model'

/** At 200 % on the smallest screen seven columns are too narrow to aim at: the list comes first there. */
const narrow = typeof matchMedia === 'function' && matchMedia('(max-width: 30rem)').matches

export const prefs = $state<{ view: 'grid' | 'list'; step: Step; wholeDay: boolean }>({
  view: narrow ? 'list' : 'grid',
  step: 30,
  wholeDay: false,
})
