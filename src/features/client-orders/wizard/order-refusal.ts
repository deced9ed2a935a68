import type { OrderSubmission } from '../../../contract/schema'
import { isFaultCode } from '../../../domain/fault-codes'
import type { OrderFault } from '../../../domain/orders/client-order'
import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import { type FieldFault, isErrorCode } from '../../../errors'

/** The server's faults of a submission that was tried. */
export interface OrderRefusal {
  readonly submission: OrderSubmission
  /** The rows' ids in the order in which they were submitted: rows may have moved since. */
  readonly rowIds: readonly string[]
  readonly faults: readonly FieldFault[]
}

const recipientPointer = /^\/recipients\/(\d+)(\/.*)?$/

/**
 * The faults of a refusal that still hold: a fault holds as long as the value it points at is the value that
 * was refused. It follows its row when rows move, and goes with it.
 */
export function remainingFaults(
  { submission: refused, rowIds, faults }: OrderRefusal,
  draft: Pick<ClientOrderDraft, 'recipients'>,
  submission: OrderSubmission,
): readonly OrderFault[] {
  const indexes = new Map(draft.recipients.map(({ rowId }, index) => [rowId, index]))
  return faults.flatMap(({ pointer, code, details }): OrderFault[] => {
    if (!isFaultCode(code) && !isErrorCode(code)) return [{ pointer, code: 'field-malformed' }]
    const [, index, rest = ''] = recipientPointer.exec(pointer) ?? []
    const movedTo = index === undefined ? undefined : indexes.get(rowIds[Number(index)] ?? '')
    if (index !== undefined && movedTo === undefined) return []
    const now = index === undefined ? pointer : `/recipients/${movedTo}${rest}`
    const isSame = sameValue(valueAt(refused, pointer), valueAt(submission, now))
    return isSame ? [{ pointer: now, code, details }] : []
  })
}

/** The value that a JSON Pointer (RFC 6901) leads to; undefined where it leads nowhere. */
function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (within, part) =>
        typeof within === 'object' && within !== null && Object.hasOwn(within, part)
          ? (within as Readonly<Record<string, unknown>>)[part]
          : undefined,
      value,
    )
}

/** Both are made by the same function, so their fields come in the same order. */
const sameValue = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** One fault for each place: what the page itself finds comes first, as it is newer. */
export function mergeFaults(
  own: readonly OrderFault[],
  servers: readonly OrderFault[],
): readonly OrderFault[] {
  const said = new Set(own.map(({ pointer }) => pointer))
  return [...own, ...servers.filter(({ pointer }) => !said.has(pointer))]
}
