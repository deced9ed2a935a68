import type { Frozen } from './collection'

/** Freezes a value with all its parts; bytes can't be frozen. A frozen value has only frozen parts. */
export function freeze<T>(value: T): Frozen<T> {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) freeze(part)
  }
  return value as Frozen<T>
}
