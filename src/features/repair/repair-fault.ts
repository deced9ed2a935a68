import type { Pkcs12Instead } from '../../crypto-worker/client'
import { type ErrorCode, toAppError } from '../../errors'

/** The faults of a file that this page has its own words for (`repair.fault`). */
type RepairFaultName =
  | Exclude<Pkcs12Instead, 'certificate'>
  | 'certificate-only'
  | 'empty'
  | 'unreadable'
  | 'too-large'
  | 'no-key'
  | 'no-certificate'
  | 'no-seal'
  | 'damaged-key'
  | 'algorithm'
  | 'too-many-iterations'
  | 'protected'
  | 'key-password'
  | 'password'

/**
 * A fault: by its name here, or by the code that every page knows. `values` are for the text: the name of an
 * algorithm, a number.
 */
export interface RepairFault {
  readonly name: RepairFaultName | null
  readonly code: ErrorCode
  readonly values: Readonly<Record<string, string | number>>
}

/** Codes that say more here than elsewhere: the file came from the person, not from an authority. */
const names: Partial<Readonly<Record<ErrorCode, RepairFaultName>>> = {
  'input-too-large': 'too-large',
  'pkcs12-password-wrong': 'password',
  'pkcs12-algorithm-unsupported': 'algorithm',
  'iterations-too-many': 'too-many-iterations',
}

/**
 * The usual names of the algorithms that can't be read here, by the beginning of their OIDs; others are told
 * as OIDs.
 */
const algorithmNames: readonly (readonly [string, string])[] = [
  ['1.2.840.113549.1.5.1', 'PBE-MD2-DES'],
  ['1.2.840.113549.1.5.4', 'PBE-MD2-RC2'],
  ['1.3.6.1.4.1.11591.4.11', 'scrypt'],
  ['1.2.392.200011.61.1.1.1', 'Camellia'],
  ['1.2.410.200046.1.1', 'ARIA'],
  ['1.2.410.200004.1', 'SEED'],
  ['1.2.156.10197.1', 'SM3 / SM4'],
  ['1.2.643.', 'GOST'],
  ['2.16.840.1.101.3.4.2.5', 'SHA-512/224'],
  ['2.16.840.1.101.3.4.2.6', 'SHA-512/256'],
  ['2.16.840.1.101.3.4.2.', 'SHA-3'],
  ['2.16.840.1.101.3.4.1.', 'AES-GCM / AES-CCM'],
  ['1.2.840.113549.2.12', 'HMAC SHA-512/224'],
  ['1.2.840.113549.2.13', 'HMAC SHA-512/256'],
  ['1.3.6.1.4.1.3029.1.2', 'Blowfish'],
  ['1.2.840.113533.7.66.10', 'CAST5'],
  ['1.2.840.113549.3.8', 'RC5'],
  ['1.2.840.113549.1.7.3', 'CMS EnvelopedData'],
  ['1.2.840.113549.1.7.2', 'CMS SignedData'],
  ['1.3.36.3.2.', 'RIPEMD'],
]

export function repairFaultOf(error: unknown): RepairFault {
  const { code, details } = toAppError(error)
  if (code === 'pkcs12-content-unexpected' && details['reason'] === 'mac-missing')
    return fault('no-seal', code)
  if (code === 'pkcs12-password-wrong' && details['protectedToAccount']) return fault('protected', code)
  if (code === 'pkcs12-algorithm-unsupported') {
    const oid = String(details['algorithm'])
    const known = algorithmNames.find(([begin]) =>
      `${oid}.`.startsWith(begin.endsWith('.') ? begin : `${begin}.`),
    )
    return fault('algorithm', code, { algorithm: known?.[1] ?? oid })
  }
  if (code === 'iterations-too-many') {
    const [iterations, limit] = [Number(details['iterations']), Number(details['limit'])]
    return fault('too-many-iterations', code, { iterations, limit })
  }
  return { name: names[code] ?? null, code, values: {} }
}

/** Things that people choose in place of a `.p12`. */
export function faultOfInstead(instead: Pkcs12Instead): RepairFault {
  return fault(instead === 'certificate' ? 'certificate-only' : instead, 'pkcs12-malformed')
}

export const fault = (
  name: RepairFaultName,
  code: ErrorCode,
  values: RepairFault['values'] = {},
): RepairFault => ({ name, code, values })
