// The table of screens: address, name, icon, place in the rail. A screen is a folder with an index.svelte, loaded lazily.
import Briefcase from '@lucide/svelte/icons/briefcase'
import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import Eraser from '@lucide/svelte/icons/eraser'
import FilePen from '@lucide/svelte/icons/file-pen'
import FileText from '@lucide/svelte/icons/file-text'
import History from '@lucide/svelte/icons/history'
import ListChecks from '@lucide/svelte/icons/list-checks'
import MapPin from '@lucide/svelte/icons/map-pin'
import NotebookPen from '@lucide/svelte/icons/notebook-pen'
import RefreshCw from '@lucide/svelte/icons/refresh-cw'
import Settings from '@lucide/svelte/icons/settings'
import Sun from '@lucide/svelte/icons/sun'
import type { Component } from 'svelte'

export interface ScreenProps {
  /** The segments of the address after the screen's own: `#/grilles/<id>` gives `[<id>]`. */
  path: string[]
}

export interface ScreenEntry {
  /** First segment of the address, and the folder under `screens/`. */
  slug: string
  folder: string
  /** Key of its name in the catalogue. */
  name: string
  icon: typeof Sun
  /** `aside`: within the frame, and not in the rail. */
  place: 'main' | 'tools' | 'aside' | 'window'
}

export const SCREENS: readonly ScreenEntry[] = [
  { slug: 'aujourdhui', folder: 'today', name: 'shell-nav-today', icon: Sun, place: 'main' },
  { slug: 'bibliotheques', folder: 'libraries', name: 'shell-nav-libraries', icon: MapPin, place: 'main' },
  { slug: 'visites', folder: 'visits', name: 'shell-nav-visits', icon: NotebookPen, place: 'main' },
  { slug: 'enquetes', folder: 'surveys', name: 'shell-nav-surveys', icon: ListChecks, place: 'main' },
  { slug: 'questionnaires', folder: 'questionnaires', name: 'shell-nav-questionnaires', icon: FilePen, place: 'main' },
  { slug: 'grilles', folder: 'workshop', name: 'shell-nav-workshop', icon: CalendarClock, place: 'main' },
  { slug: 'bureau', folder: 'office', name: 'shell-nav-office', icon: RefreshCw, place: 'tools' },
  { slug: 'historique', folder: 'history', name: 'shell-nav-history', icon: History, place: 'tools' },
  { slug: 'reglages', folder: 'settings', name: 'shell-nav-settings', icon: Settings, place: 'tools' },
  { slug: 'effacements', folder: 'erasure', name: 'shell-nav-erasure', icon: Eraser, place: 'aside' },
  { slug: 'papier', folder: 'paper', name: 'shell-nav-paper', icon: FileText, place: 'aside' },
  { slug: 'valise', folder: 'valise', name: 'shell-nav-valise', icon: Briefcase, place: 'aside' },
  // The interview fills the window: no rail, no header, only the question.
  { slug: 'saisie', folder: 'keying', name: 'shell-nav-keying', icon: FileText, place: 'window' },
  { slug: 'entretien', folder: 'interview', name: 'shell-nav-interview', icon: ListChecks, place: 'window' },
]

const files = import.meta.glob<{ default: Component<ScreenProps> }>('./*/index.svelte')

export function screenOf(slug: string): ScreenEntry {
  return SCREENS.find((each) => each.slug === slug) ?? (SCREENS[0] as ScreenEntry)
}

export const exists = (screen: ScreenEntry): boolean => `./${screen.folder}/index.svelte` in files

export async function load(screen: ScreenEntry): Promise<Component<ScreenProps>> {
  const file = files[`./${screen.folder}/index.svelte`]
  if (!file) throw new Error(`no screen in ${screen.folder}`)
  return (await file()).default
}
