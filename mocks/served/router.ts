import type { Route } from '../routing/route'

interface Routed<R> {
  readonly route: R
  readonly params: Readonly<Record<string, string>>
}

/** The route of a method and a path, or the methods that the path has instead; null for an unknown path. */
export function routed<R extends Pick<Route, 'method' | 'path'>>(
  routes: readonly R[],
  method: string,
  path: string,
): Routed<R> | { readonly allowed: readonly string[] } | null {
  const found = routes.flatMap((route) => {
    const params = paramsOf(route.path, path)
    return params ? [{ route, params }] : []
  })
  if (found.length === 0) return null
  const answering = found.find(({ route }) => route.method === method.toLowerCase())
  return answering ?? { allowed: found.map(({ route }) => route.method.toUpperCase()) }
}

function paramsOf(template: string, path: string): Readonly<Record<string, string>> | null {
  const pattern = template.replace(/[.]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  const match = new RegExp(`^${pattern}$`).exec(path)
  if (!match) return null
  return Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decoded(value)]))
}

/** Text that can't be decoded names nothing: it stays as it came, and no record is found. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
