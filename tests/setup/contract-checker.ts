import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { SetupServer } from 'msw/node'
import { contractBundle } from './contract-bundle.mjs'

interface Reference {
  readonly $ref?: string
}
interface MediaTypes {
  readonly content?: Readonly<Record<string, unknown>>
}
interface DeclaredHeader extends Reference {
  readonly required?: boolean
  readonly schema?: { readonly type?: string }
}
interface DeclaredResponse extends Reference, MediaTypes {
  readonly headers?: Readonly<Record<string, DeclaredHeader>>
}
interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
}
interface DeclaredOperation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly requestBody?: MediaTypes & { readonly required?: boolean }
  readonly responses: Readonly<Record<string, DeclaredResponse>>
}

export interface Operation {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly statuses: readonly number[]
  readonly declared: DeclaredOperation
}

const document = (await contractBundle()) as Readonly<Record<string, unknown>> & {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<string, DeclaredOperation>>>>>
}
const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const
const pointerPart = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))

/** The values in the places of a path's parameters; null where the path is another one. */
function pathParts(template: string, path: string): Readonly<Record<string, string>> | null {
  const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  const match = new RegExp(`^${pattern}$`).exec(path)
  if (!match) return null
  return Object.fromEntries(
    Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
  )
}

/**
 * The contract as a judge of requests and replies. `problems` says what doesn't fit, in the order in which it
 * was seen.
 */
export function contractChecker(apiUrl: string) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema(document, 'contract')
  const validators = new Map<string, ValidateFunction>()

  const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const declared = item[method]
      if (!declared) return []
      const statuses = Object.keys(declared.responses).map(Number)
      return [{ operationId: declared.operationId, method, path, statuses, declared }]
    }),
  )

  const operationOf = (request: Request): Operation | undefined => {
    const path = request.url.replace(apiUrl, '').replace(/\?.*$/, '')
    return operations.find(
      (row) => row.method === request.method.toLowerCase() && pathParts(row.path, path) !== null,
    )
  }

  const misfits = (pointer: string, value: unknown): string[] => {
    const validate = validators.get(pointer) ?? ajv.compile({ $ref: `contract#${pointer}` })
    validators.set(pointer, validate)
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`)
  }

  const resolved = <T extends Reference>(value: T, pointer: string): { value: T; pointer: string } => {
    if (value.$ref === undefined) return { value, pointer }
    const target = value.$ref.slice(1)
    const found = target
      .slice(1)
      .split('/')
      .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], document)
    return { value: found as T, pointer: target }
  }

  async function requestProblems(request: Request): Promise<string[]> {
    const operation = operationOf(request)
    if (!operation) return [`no operation for ${request.method} ${request.url}`]
    const { declared, path, method } = operation
    const problems: string[] = []
    const authorization = request.headers.get('Authorization')
    // A session's cookie is the browser's to send, and no page sees it.
    if (declared.security?.some((way) => 'accountSession' in way)) {
      if (authorization !== null) problems.push('a token where there is none')
    } else if (!/^Bearer \S+$/.test(authorization ?? '')) problems.push('no bearer token')
    const at = `/paths/${pointerPart(path)}/${method}`
    const query = new URL(request.url).searchParams
    const parts = pathParts(path, request.url.replace(apiUrl, '').replace(/\?.*$/, ''))
    const sources: Readonly<Record<string, (name: string) => string | null>> = {
      query: (name) => query.get(name),
      header: (name) => request.headers.get(name),
      path: (name) => parts?.[name] ?? null,
    }
    for (const [index, { name, in: where, required }] of (declared.parameters ?? []).entries()) {
      const value = sources[where]?.(name) ?? null
      if (value === null && required) problems.push(`${where} ${name} is missing`)
      if (value !== null) {
        problems.push(
          ...misfits(`${at}/parameters/${index}/schema`, value).map((problem) => `${where} ${problem}`),
        )
      }
    }
    for (const name of query.keys()) {
      const isDeclared = declared.parameters?.some((row) => row.in === 'query' && row.name === name)
      if (!isDeclared) problems.push(`query ${name}`)
    }
    const text = await request.clone().text()
    if (!declared.requestBody) return text === '' ? problems : [...problems, 'a body where there is none']
    const mediaType = request.headers.get('Content-Type') ?? ''
    if (!declared.requestBody.content?.[mediaType]) return [...problems, `request of type ${mediaType}`]
    const schema = `${at}/requestBody/content/${pointerPart(mediaType)}/schema`
    return [...problems, ...misfits(schema, JSON.parse(text))]
  }

  async function responseProblems(request: Request, response: Response): Promise<string[]> {
    const operation = operationOf(request)
    if (!operation) return [`no operation for ${request.method} ${request.url}`]
    const { declared, path, method } = operation
    const given = declared.responses[String(response.status)]
    if (!given) return [`status ${response.status} is not declared`]
    const at = `/paths/${pointerPart(path)}/${method}/responses/${response.status}`
    const { value: reply, pointer } = resolved(given, at)
    const problems: string[] = []
    for (const [name, header] of Object.entries(reply.headers ?? {})) {
      const { value, pointer: headerAt } = resolved(header, `${pointer}/headers/${name}`)
      const sent = response.headers.get(name)
      if (sent === null && value.required) problems.push(`header ${name} is missing`)
      if (sent !== null) {
        const meant = value.schema?.type === 'integer' && /^(0|[1-9]\d*)$/.test(sent) ? Number(sent) : sent
        problems.push(...misfits(`${headerAt}/schema`, meant).map((problem) => `header ${name} ${problem}`))
      }
    }
    if (response.headers.get('Cache-Control') !== 'no-store') problems.push('the reply may be cached')
    const mediaType = response.headers.get('Content-Type')?.split(';')[0] ?? ''
    if (!reply.content?.[mediaType]) return [...problems, `reply of type ${mediaType}`]
    const body = (await response.clone().json()) as { status?: unknown }
    if (mediaType === 'application/problem+json' && body.status !== response.status) {
      problems.push(`the problem says status ${String(body.status)}`)
    }
    return [...problems, ...misfits(`${pointer}/content/${pointerPart(mediaType)}/schema`, body)]
  }

  return { document, operations, operationOf, requestProblems, responseProblems }
}

/**
 * Holds every reply of a server against the contract, and every request that got a good reply. `seen`
 * collects `operationId status`; `settled` waits for what is still being read, then gives the problems.
 */
export function watchContract(server: Pick<SetupServer, 'events'>, apiUrl: string) {
  const checker = contractChecker(apiUrl)
  const seen = new Set<string>()
  const found: Promise<string[]>[] = []
  const sent = new Map<string, Request>()
  server.events.on('request:start', ({ request, requestId }) => void sent.set(requestId, request.clone()))
  server.events.on('response:mocked', ({ request, response, requestId }) => {
    const { operationId = 'no operation' } = checker.operationOf(request) ?? {}
    const where = `${operationId} ${response.status}`
    seen.add(where)
    const label = (problems: string[]) => problems.map((problem) => `${where}: ${problem}`)
    found.push(checker.responseProblems(request, response.clone()).then(label))
    const original = sent.get(requestId)
    if (response.ok && original) found.push(checker.requestProblems(original).then(label))
  })
  return {
    ...checker,
    seen,
    settled: async (): Promise<string[]> => (await Promise.all(found)).flat(),
  }
}
