// Who a survey asks, in words. Users and non-users are never merged.
import type { Audience } from '../../wire/types'
import { t } from '../../words'

export const AUDIENCES: readonly Audience[] = ['users', 'non_users', 'other']

export function audienceName(audience: Audience): string {
  const names: Record<Audience, string> = {
    users: t('surveys-audience-users'),
    non_users: t('surveys-audience-non-users'),
    other: t('surveys-audience-other'),
  }
  return names[audience]
}
