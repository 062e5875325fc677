// Begins a timetable draft at a library from today's hours, and goes to it.
import { act } from '../../state/act.svelte'
import { go } from '../../state/route.svelte'
import { draftAdd } from '../../wire/calls'
import { dateShort, isoDate, t } from '../../words'

export async function startDraft(library: string): Promise<void> {
  const title = t('libraries-draft-title', { date: dateShort(isoDate(Date.now())) })
  const id = await act(() => draftAdd({ library, title, from_current: true }))
  if (id) go('grilles', id)
}
