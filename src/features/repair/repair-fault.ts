import { type ErrorCode, toAppError } from '../../errors'

/** What can be wrong with a file, in words of this page (`repair.fault`). */
export type RepairFaultName =
  | 'text'
  | 'web-page'
  | 'empty'
  | 'unreadable'
  | 'too-large'
  | 'certificate-only'
  | 'no-key'
  | 'no-certificate'
  | 'several-keys'
  | 'no-seal'
  | 'old-sealing'
  | 'password'

/** A fault: by its name here, or by the code that every page knows. */
export interface RepairFault {
  readonly name: RepairFaultName | null
  readonly code: ErrorCode
}

/** Codes that say more here than elsewhere: the file came from the person, not from an authority. */
const names: Partial<Readonly<Record<ErrorCode, RepairFaultName>>> = {
  'input-too-large': 'too-large',
  'pkcs12-password-wrong': 'password',
}
/** pbeWithSHA1And…: RC4, two-key 3DES and RC2 (RFC 7292 Appendix C), which OpenSSL's `-legacy` and old Windows write. */
const oldSealings: ReadonlySet<string> = new Set(
  [1, 2, 4, 5, 6].map((last) => `1.2.840.113549.1.12.1.${last}`),
)
/** The reasons of `pkcs12-content-unexpected` (`src/pki/pkcs12-opening.ts`, `openPkcs12` of the worker). */
const reasons: Readonly<Record<string, RepairFaultName>> = {
  'several-keys': 'several-keys',
  'mac-missing': 'no-seal',
}

export function repairFaultOf(error: unknown): RepairFault {
  const { code, details } = toAppError(error)
  if (code === 'pkcs12-content-unexpected') return { name: reasons[String(details['reason'])] ?? null, code }
  if (code === 'pkcs12-algorithm-unsupported' && oldSealings.has(String(details['algorithm']))) {
    return { name: 'old-sealing', code }
  }
  return { name: names[code] ?? null, code }
}

export const fault = (name: RepairFaultName, code: ErrorCode): RepairFault => ({ name, code })
