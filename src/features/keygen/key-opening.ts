import { passwordReadings } from '../../domain/password'
import type { ReadRequestFile, RequestFileFacts } from '../../domain/request-file'
import { AppError, toAppError } from '../../errors'

/**
 * Opens with what was typed, or with what it was meant to be; the password that opened is the one everything is sealed with from then
 * on. Throws what `open` throws; `sealed-key-password-wrong` where no reading opens.
 */
export async function openWithReadings<T>(
  typed: string,
  open: (password: string) => Promise<T>,
): Promise<{ readonly password: string; readonly opened: T }> {
  for (const password of passwordReadings(typed)) {
    try {
      return { password, opened: await open(password) }
    } catch (error) {
      if (!isWrongPassword.has(toAppError(error).code)) throw error
    }
  }
  throw new AppError('sealed-key-password-wrong')
}
/** `password-malformed` is half a character: no password of ours has one. */
const isWrongPassword: ReadonlySet<string> = new Set(['sealed-key-password-wrong', 'password-malformed'])

/** Where the agreement's line of a request file can't be read: it is asked for once more before anything is sent. */
export const unknownAgreement = 'unknown'

interface OrderOfLink {
  readonly pickupId: string
  /** SHA-256 of the key the server took, where it took one. */
  readonly submitted: string | undefined
}

/**
 * Whether a request file says that it is for another order. Once a request was taken its key alone decides, whatever became of the line;
 * before, a line that was cut on its way is no other order's.
 */
export function isForOtherOrder(
  { pickupId: said, publicKeySha256 }: Partial<RequestFileFacts>,
  { pickupId, submitted }: OrderOfLink,
): boolean {
  if (said === undefined || (submitted !== undefined && submitted === publicKeySha256)) return false
  const cut = said.length >= shortestCutLine && pickupId.toLowerCase().startsWith(said.toLowerCase())
  return said.toLowerCase() !== pickupId.toLowerCase() && !cut
}
const shortestCutLine = 6

/** What is wrong with a request file whose key opened as another one than was submitted. */
export function otherKeyFault({ facts }: ReadRequestFile, submitted: string): AppError {
  // The file was of the right key once.
  return new AppError(facts.publicKeySha256 === submitted ? 'request-file-damaged' : 'request-file-other-key')
}

/** What opening a request file's key may say by its own name; anything else means that a letter of it was changed. */
const passedOn: ReadonlySet<string> = new Set([
  'sealed-key-password-wrong',
  'password-malformed',
  'crypto-worker-failed',
  'cancelled',
])
export function fileOpeningFault(error: unknown): AppError {
  const fault = toAppError(error)
  return passedOn.has(fault.code) ? fault : new AppError('request-file-damaged', {}, fault)
}
