import type { paths } from '../../src/contract/schema'
import type { Scenario } from '../records/scenarios'
import type { World } from '../world/world'

/** The methods that the contract declares for a path. */
type MethodOf<Path extends keyof paths> = {
  [Method in keyof paths[Path]]: Method extends 'parameters'
    ? never
    : [paths[Path][Method]] extends [undefined]
      ? never
      : Method
}[keyof paths[Path]] &
  string

type JsonOf<Reply> = Reply extends { readonly content: { readonly 'application/json': infer Body } }
  ? Body
  : never
type RepliesOf<Operation> = Operation extends { readonly responses: infer Replies } ? Replies : never
/** The reply of an operation that succeeded. */
type Success<Operation> = {
  [Status in keyof RepliesOf<Operation> & (200 | 201 | 202)]: {
    readonly status: Status
    readonly body: JsonOf<RepliesOf<Operation>[Status]>
  }
}[keyof RepliesOf<Operation> & (200 | 201 | 202)]

type ParamOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamOf<Rest>
  : never

/** In the place of a reply: the work is done, and the connection drops. */
export const connectionLost = 'connection lost'

interface Asked<Param extends string = never> {
  readonly world: World
  readonly request: Request
  /** The values of the path's parameters. */
  readonly params: Readonly<Record<Param, string>>
  readonly query: URLSearchParams
  readonly scenario: Scenario
}

/** Options of an operation. */
interface RouteTerms {
  /** Allowed callers: a recipient with a link, or a signed-in person of the account. */
  readonly by: 'recipient' | 'account'
  /** How long a backend would take, in milliseconds; the world decides whether anybody waits. */
  readonly usualMs: number
}

/**
 * One operation of the contract and who answers it. A failure is thrown; the adapters make a problem document
 * of it.
 */
export interface Route extends RouteTerms {
  readonly method: string
  /** As the contract writes it: `/orders/{orderNumber}`. */
  readonly path: string
  readonly answer: (asked: Asked<string>) => Promise<Answered>
}

type Answered = { readonly status: number; readonly body: unknown } | typeof connectionLost

/** A route as a value; that the contract has it, and that its answer fits, is checked by the types. */
export function route<Path extends keyof paths & string, Method extends MethodOf<Path>>(
  method: Method,
  path: Path,
  terms: RouteTerms,
  answer: (asked: Asked<ParamOf<Path>>) => Promise<Success<paths[Path][Method]> | typeof connectionLost>,
): Route {
  return { method, path, ...terms, answer }
}
