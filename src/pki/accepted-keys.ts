import * as asn1js from 'asn1js'
import { AppError } from '../errors'
import { type DerValue, elementsOf, octetsOf, oidOf, parseDer, readingFailure } from './der-values'
import { hexOf } from './hex'
import { type KeyProfile, keyProfiles } from './key-profiles'

/** How an algorithm's keys are judged: from the algorithm's parameters and the key's own bytes. */
interface Judge {
  readonly publicKey: (parameters: DerValue, key: Uint8Array) => KeyProfile
  readonly privateKey: (parameters: DerValue, key: Uint8Array) => KeyProfile
}

const refuse = (code: 'key-rsa-pss-unsupported' | 'key-ed25519-unsupported'): Judge => {
  const refused = () => {
    throw new AppError(code)
  }
  return { publicKey: refused, privateKey: refused }
}

/** Key algorithms by OID: RFC 3279 §2.3.1, RFC 4055 §1.2, RFC 5480 §2.1.1, RFC 8410 §3. */
const judges: Readonly<Record<string, Judge>> = {
  '1.2.840.113549.1.1.1': {
    // RSAPublicKey { modulus, publicExponent }, RSAPrivateKey { version, modulus, publicExponent, … }: RFC 8017 A.1.
    publicKey: (_parameters, key) => judgeRsa(sequenceOf(key).slice(0, 2)),
    privateKey: (_parameters, key) => judgeRsa(sequenceOf(key).slice(1, 3)),
  },
  '1.2.840.113549.1.1.10': refuse('key-rsa-pss-unsupported'),
  '1.2.840.10045.2.1': {
    publicKey: (parameters, key) => {
      const { profile, pointLength } = judgeCurve(parameters)
      if (key[0] !== 4 || key.length !== pointLength) throw new AppError('key-malformed')
      return profile
    },
    privateKey: (parameters) => judgeCurve(parameters).profile,
  },
  '1.3.101.112': refuse('key-ed25519-unsupported'),
}

/** Named curves by OID (RFC 5480 §2.1.1.1): profile, and length of the uncompressed point in bytes. */
const curves: Readonly<Record<string, { readonly profile: KeyProfile; readonly pointLength: number }>> = {
  '1.2.840.10045.3.1.7': { profile: keyProfiles.ec_p256, pointLength: 65 },
  '1.3.132.0.34': { profile: keyProfiles.ec_p384, pointLength: 97 },
}

const rsaProfiles: Readonly<Record<number, KeyProfile>> = {
  2048: keyProfiles.rsa_2048,
  3072: keyProfiles.rsa_3072,
  4096: keyProfiles.rsa_4096,
}

/**
 * The profile that a DER SubjectPublicKeyInfo fits; check the bytes with `checkDer` before. Throws `key-rsa-size-unsupported`
 * (`size` in bits), `key-rsa-exponent-unsupported`, `key-curve-unsupported` (`curve`: OID), `key-ed25519-unsupported`,
 * `key-rsa-pss-unsupported`, `key-type-unsupported` (`algorithm`: OID), `key-malformed`.
 */
export function judgePublicKey(spkiDer: Uint8Array): KeyProfile {
  return judged(() => {
    const [algorithm, key] = sequenceOf(spkiDer)
    const { judge, parameters } = judgeOf(algorithm)
    if (!(key instanceof asn1js.BitString)) throw new AppError('key-malformed')
    return judge.publicKey(parameters, key.valueBlock.valueHexView)
  })
}

/** The profile that an unencrypted DER PKCS#8 fits (RFC 5208 §5); throws as `judgePublicKey` does. */
export function judgePrivateKey(pkcs8Der: Uint8Array): KeyProfile {
  return judged(() => {
    const [, algorithm, key] = sequenceOf(pkcs8Der)
    const { judge, parameters } = judgeOf(algorithm)
    return judge.privateKey(parameters, octetsOf(key))
  })
}

function judged(judge: () => KeyProfile): KeyProfile {
  try {
    return judge()
  } catch (error) {
    throw readingFailure(error, 'key-malformed')
  }
}

function judgeOf(algorithm: DerValue): { readonly judge: Judge; readonly parameters: DerValue } {
  const [oid, parameters] = elementsOf(algorithm)
  const judge = judges[oidOf(oid)]
  if (!judge) throw new AppError('key-type-unsupported', { algorithm: oidOf(oid) })
  return { judge, parameters }
}

function judgeRsa([modulus, exponent]: readonly DerValue[]): KeyProfile {
  if (!(modulus instanceof asn1js.Integer) || !(exponent instanceof asn1js.Integer)) {
    throw new AppError('key-malformed')
  }
  const n = withoutLeadingZeros(modulus.valueBlock.valueHexView)
  const e = withoutLeadingZeros(exponent.valueBlock.valueHexView)
  if (!n[0]) throw new AppError('key-malformed')
  const size = n.length * 8 - (Math.clz32(n[0]) - 24)
  const profile = rsaProfiles[size]
  if (!profile) throw new AppError('key-rsa-size-unsupported', { size })
  // Odd and at least 3 (S/MIME BR 6.1.6), and no more than the 32 bits that every browser's RSA takes.
  const odd = ((e.at(-1) ?? 0) & 1) === 1
  if (!odd || (e.length === 1 && (e[0] ?? 0) < 3) || e.length > 4) {
    throw new AppError('key-rsa-exponent-unsupported', { exponent: `0x${hexOf(e).slice(0, 16)}` })
  }
  return profile
}

function judgeCurve(parameters: DerValue): (typeof curves)[string] {
  const curve = parameters instanceof asn1js.ObjectIdentifier ? parameters.valueBlock.toString() : 'explicit'
  const known = curves[curve]
  if (!known) throw new AppError('key-curve-unsupported', { curve })
  return known
}

function sequenceOf(der: Uint8Array): readonly DerValue[] {
  return elementsOf(parseDer(der))
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  return first === -1 ? new Uint8Array() : bytes.subarray(first)
}
