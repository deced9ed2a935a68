import type { FieldProblem, Problem, ProblemType } from '../../src/contract/schema'
import type { FaultCode } from '../../src/domain/fault-codes'
import { type ErrorCode, type FieldFault, toAppError } from '../../src/errors'

type ProblemCode = Exclude<ProblemType extends `urn:certdesk:problem:${infer Code}` ? Code : never, FaultCode>

interface ProblemKind {
  readonly status: number
  /** For developers; people read the code's translation. */
  readonly title: string
  /** Which field of the request it is about, where it is always the same one. */
  readonly pointer?: string
  /** How a client could identify itself, where it didn't. */
  readonly authenticate?: 'Bearer' | 'Cookie'
}

const csrPem = '/csrPem'

const problems: Readonly<Record<ProblemCode, ProblemKind>> = {
  'request-malformed': { status: 400, title: "The request doesn't fit the contract" },
  'request-too-large': { status: 413, title: 'The request is too large' },
  'pickup-link-unknown': { status: 401, title: 'No such link', authenticate: 'Bearer' },
  'pickup-link-expired': { status: 410, title: 'The link has expired' },
  'pickup-link-superseded': { status: 410, title: 'A newer link was sent' },
  'pickup-code-required': { status: 403, title: 'A one-time code is needed first' },
  'pickup-code-wrong': { status: 403, title: 'The code is wrong' },
  'pickup-code-locked': { status: 403, title: 'Locked by wrong codes' },
  'pickup-not-ready': { status: 409, title: 'Something is open before a CSR is taken' },
  'pickup-closed': { status: 409, title: 'Cancelled, refused or revoked' },
  'too-many-requests': { status: 429, title: 'Asked for too often' },
  'pickup-key-conflict': { status: 409, title: 'Another key was submitted through this link' },
  'agreement-outdated': { status: 409, title: 'The agreement has a newer version' },
  'certificate-not-issued': { status: 404, title: 'Nothing has been issued yet' },
  'input-too-large': { status: 422, title: 'The CSR is too large', pointer: csrPem },
  'pem-missing': { status: 422, title: 'No PEM block', pointer: csrPem },
  'pem-label-unexpected': { status: 422, title: 'PEM block with another label', pointer: csrPem },
  'pem-several-blocks': { status: 422, title: 'Several PEM blocks', pointer: csrPem },
  'pem-malformed': { status: 422, title: 'Malformed PEM', pointer: csrPem },
  'csr-malformed': { status: 422, title: 'Malformed CSR', pointer: csrPem },
  'csr-signature-invalid': {
    status: 422,
    title: 'The signature is not by the key in the CSR',
    pointer: csrPem,
  },
  'csr-signature-hash-unsupported': { status: 422, title: 'Signature digest not accepted', pointer: csrPem },
  'csr-key-reused': { status: 422, title: 'The key is used by another certificate', pointer: csrPem },
  'csr-key-blocklisted': { status: 422, title: 'The key is known to be compromised', pointer: csrPem },
  'key-malformed': { status: 422, title: 'Malformed public key', pointer: csrPem },
  'key-type-unsupported': { status: 422, title: 'Key type not accepted', pointer: csrPem },
  'key-rsa-pss-unsupported': { status: 422, title: 'RSA-PSS keys are not accepted', pointer: csrPem },
  'key-ed25519-unsupported': { status: 422, title: 'Ed25519 keys are not accepted', pointer: csrPem },
  'key-rsa-size-unsupported': { status: 422, title: 'RSA key size not accepted', pointer: csrPem },
  'key-rsa-exponent-unsupported': { status: 422, title: 'RSA exponent not accepted', pointer: csrPem },
  'key-curve-unsupported': { status: 422, title: 'Curve not accepted', pointer: csrPem },
  'key-form-unsupported': { status: 422, title: 'Form of the key not accepted', pointer: csrPem },
  'key-weak': { status: 422, title: 'Key is weak', pointer: csrPem },
  'payment-session-unknown': { status: 404, title: 'No such payment session' },
  'order-refused': { status: 422, title: 'The order is not taken' },
  'order-unknown': { status: 404, title: 'No such order' },
  'idempotency-key-reused': { status: 409, title: 'The key came with another body before' },
  'session-over': { status: 401, title: 'Nobody is signed in', authenticate: 'Cookie' },
  'server-fault': { status: 500, title: 'Fault of the server' },
}

const isProblemCode = (code: ErrorCode): code is ProblemCode => code in problems

/**
 * A failure as a problem document (RFC 9457). An error that is no problem of the contract becomes a fault of
 * the server, without details. `details.pointer` names the field where the code alone doesn't.
 */
export function problemReply(error: unknown): Response {
  const { code: given, details: facts, fields } = toAppError(error)
  const code = isProblemCode(given) ? given : 'server-fault'
  const { status, title, pointer: usual, authenticate } = problems[code]
  const { pointer = usual, ...details } = code === given && code !== 'server-fault' ? facts : {}
  const type = typeOf(code)
  const own = pointer === undefined ? [] : [{ pointer: String(pointer), type }]
  const errors = [...own, ...fields.map(fieldProblem)]
  const problem: Problem = {
    type,
    title,
    status,
    ...(Object.keys(details).length > 0 && { details }),
    ...(errors.length > 0 && { errors }),
  }
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(authenticate && { 'WWW-Authenticate': authenticate }),
      ...(details['retryAfterSeconds'] !== undefined && {
        'Retry-After': String(details['retryAfterSeconds']),
      }),
    },
  })
}

const typeOf = (code: string) => `urn:certdesk:problem:${code}` as ProblemType

const fieldProblem = ({ pointer, code, details }: FieldFault): FieldProblem => ({
  pointer,
  type: typeOf(code),
  ...(Object.keys(details).length > 0 && { details }),
})
