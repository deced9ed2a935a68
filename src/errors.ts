/**
 * Every failure of the product is one `AppError` with one of these codes. The code is what the interface
 * translates, what the contract's problem documents carry and what a test asserts; text never is. `details`
 * holds plain facts for the text (a size, a name, a limit), never a key, password or token.
 */
export const errorCodes = [
  // pki: PEM and DER
  'input-too-large',
  'pem-missing',
  'pem-label-unexpected',
  'pem-several-blocks',
  'pem-malformed',
  'der-malformed',
  'der-too-deep',
  // pki: keys
  'key-generation-failed',
  'key-type-unsupported',
  'key-rsa-pss-unsupported',
  'key-ed25519-unsupported',
  'key-rsa-size-unsupported',
  'key-rsa-exponent-unsupported',
  'key-curve-unsupported',
  'key-form-unsupported',
  'key-weak',
  'key-malformed',
  // pki: CSR, certificate, chain
  'csr-malformed',
  'csr-signature-invalid',
  'csr-signature-hash-unsupported',
  'certificate-malformed',
  'chain-too-long',
  // pki: PKCS#12 and sealed key
  'pkcs12-malformed',
  'pkcs12-password-wrong',
  'pkcs12-algorithm-unsupported',
  'pkcs12-content-unexpected',
  'iterations-too-many',
  'sealed-key-malformed',
  'sealed-key-password-wrong',
  'sealed-key-algorithm-unsupported',
  'certificate-key-mismatch',
  'password-malformed',
  // crypto worker
  'key-forgotten',
  'cancelled',
  'crypto-worker-failed',
  'crypto-unavailable',
  'page-not-secure',
  'browser-too-old',
  // storage and the request file
  'storage-unavailable',
  'storage-full',
  'storage-unreadable',
  'storage-newer',
  'kept-key-missing',
  'kept-key-unreadable',
  'request-file-malformed',
  'request-file-damaged',
  'request-file-is-pkcs12',
  'file-unreadable',
  'request-file-other-order',
  'request-file-other-key',
  // loaded when needed
  'estimator-unavailable',
  // network
  'network-unreachable',
  'version-gone',
  'network-sign-in',
  'reply-malformed',
  // what the server answers (problem types of the contract)
  'request-malformed',
  'request-too-large',
  'pickup-link-unknown',
  'pickup-link-damaged',
  'pickup-link-expired',
  'pickup-link-superseded',
  'pickup-code-required',
  'pickup-code-wrong',
  'pickup-code-locked',
  'pickup-not-ready',
  'pickup-closed',
  'too-many-requests',
  'pickup-key-conflict',
  'csr-key-reused',
  'csr-key-blocklisted',
  'agreement-outdated',
  'certificate-not-issued',
  'server-fault',
  // what the server answers to an order
  'payment-session-unknown',
  'order-refused',
  'order-unknown',
  'idempotency-key-reused',
  'session-over',
  // what a requester gives: a file or pasted text
  'private-key-given',
  'csr-certificate',
  'csr-pkcs12',
  'csr-public-key',
  'csr-other-pem',
  'csr-several',
  'csr-wrapped',
  'csr-missing',
  'table-empty',
  'table-too-many-rows',
  'table-too-large',
  'table-not-text',
  'table-columns-unknown',
  'table-quote-unclosed',
  // drafts
  'draft-missing',
  'draft-unreadable',
  'draft-conflict',
  // nothing above: a fault of ours
  'unexpected',
] as const

export type ErrorCode = (typeof errorCodes)[number]
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>

/** An `AppError` as plain data, which may cross a message port and stand in a log. */
export interface ErrorData {
  readonly code: ErrorCode
  readonly details: ErrorDetails
}

/** Where in a refused request something is wrong, and what: a code of `domain/fault-codes` or one of ours. */
export interface FieldFault {
  /** JSON Pointer (RFC 6901) into the request's body. */
  readonly pointer: string
  readonly code: string
  readonly details: ErrorDetails
}

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: ErrorDetails
  /** The server's faults, field by field. They stay in this page: `errorToData` leaves them out. */
  readonly fields: readonly FieldFault[]

  constructor(
    code: ErrorCode,
    details: ErrorDetails = {},
    cause?: unknown,
    fields: readonly FieldFault[] = [],
  ) {
    super(code, cause === undefined ? undefined : { cause })
    this.code = code
    this.details = details
    this.fields = fields
  }
}

const known: ReadonlySet<string> = new Set(errorCodes)

/** Whether a string that came from outside is one of our codes. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && known.has(value)
}

/** Whether a code says why this browser keeps or gives nothing: `storage-…`. */
export function isStorageFault(code: ErrorCode): boolean {
  return code.startsWith('storage-')
}

/**
 * The error itself where it is an `AppError`; anything else becomes `fallback` with the original as its
 * cause.
 */
export function toAppError(error: unknown, fallback: ErrorCode = 'unexpected'): AppError {
  return error instanceof AppError ? error : new AppError(fallback, {}, error)
}

/**
 * Plain data of an error, without message, stack and cause: those may quote what must not leave where it is.
 */
export function errorToData(error: unknown): ErrorData {
  const { code, details } = toAppError(error)
  return { code, details }
}

/** The error that `errorToData` described; data of another shape becomes `unexpected`. */
export function errorFromData(data: unknown): AppError {
  if (typeof data === 'object' && data !== null && 'code' in data && isErrorCode(data.code)) {
    const details =
      'details' in data && typeof data.details === 'object' && data.details !== null ? data.details : {}
    return new AppError(data.code, details as ErrorDetails)
  }
  return new AppError('unexpected')
}
