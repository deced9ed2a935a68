/**
 * Whether two drafts, or parts of them, are equal: plain data, with fields in any order. Rows that are shared
 * cost nothing.
 */
export function saySame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [names, others] = [Object.keys(a), Object.keys(b)]
  return (
    names.length === others.length &&
    names.every(
      (name) =>
        Object.hasOwn(b, name) &&
        saySame((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]),
    )
  )
}
