// Whatever a host throws becomes the wire's Error, so that screens know one shape.
import type { Error as WireError } from '../wire/types'

export type { WireError }

export function isWireError(value: unknown): value is WireError {
  return typeof value === 'object' && value !== null && 'code' in value && 'args' in value
}

export function asError(cause: unknown): WireError {
  if (isWireError(cause)) return cause
  const detail = cause instanceof globalThis.Error ? cause.message : String(cause)
  return { code: 'unreachable', args: { detail } }
}
