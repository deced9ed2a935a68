import * as asn1js from 'asn1js'
import { AppError } from '../../errors'
import { hexOf } from '../der/hex'
import { wholeOctetsOf } from '../der/signed'
import {
  contentOf,
  type DerValue,
  elementsOf,
  octetsOf,
  oidOf,
  parseDer,
  rawDerOf,
  readingFailure,
} from '../der/values'
import { type KeyProfile, keyProfiles } from './profiles'
import { weaknessOfModulus } from './weak-keys'

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
    // RSAPublicKey { modulus, publicExponent }, RSAPrivateKey { version, modulus, publicExponent, … }: RFC
    // 8017 A.1.
    publicKey: (parameters, key) => {
      // S/MIME BR 7.1.3.1.1: NULL, and not left out. Go refuses such a key, OpenSSL doesn't.
      if (parameters === undefined) throw new AppError('key-form-unsupported', { form: 'rsa-without-null' })
      if (!(parameters instanceof asn1js.Null)) throw new AppError('key-malformed')
      const numbers = onlySequenceOf(key)
      if (numbers.length !== 2) throw new AppError('key-malformed')
      const profile = judgeRsa(numbers, leastPublicExponent)
      const weakness = weaknessOfModulus(BigInt(`0x${hexOf(octetsOfNumber(numbers[0]))}`))
      if (weakness) throw new AppError('key-weak', { weakness })
      return profile
    },
    privateKey: (_parameters, key) => judgeRsa(sequenceOf(key).slice(1, 3), 3),
  },
  '1.2.840.113549.1.1.10': refuse('key-rsa-pss-unsupported'),
  '1.2.840.10045.2.1': {
    publicKey: (parameters, key) => {
      const { profile, pointLength } = judgeCurve(parameters)
      const form = pointForms[key[0] ?? 0]
      if (form) throw new AppError('key-form-unsupported', { form })
      if (key[0] !== 4 || key.length !== pointLength) throw new AppError('key-malformed')
      return profile
    },
    privateKey: (parameters) => judgeCurve(parameters).profile,
  },
  '1.3.101.112': refuse('key-ed25519-unsupported'),
}

/**
 * S/MIME BR 6.1.6 asks for an odd number from 3 up and recommends 65537; with 3, a mail to three people that
 * was padded carelessly can be read by anybody, so authorities refuse less. A key that somebody has already
 * is another matter.
 */
const leastPublicExponent = 65_537

/**
 * First octets of points that are right, but that browsers need not read (W3C WebCrypto §23.7): SEC 1 §2.3.3.
 */
const pointForms: Readonly<Record<number, string>> = {
  2: 'compressed-point',
  3: 'compressed-point',
  6: 'hybrid-point',
  7: 'hybrid-point',
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
 * The profile that a DER SubjectPublicKeyInfo fits; check the bytes with `checkDer` before. Throws
 * `key-rsa-size-unsupported` (`size` in bits), `key-rsa-exponent-unsupported`, `key-curve-unsupported`
 * (`curve`: OID), `key-ed25519-unsupported`, `key-rsa-pss-unsupported`, `key-type-unsupported` (`algorithm`:
 * OID), `key-form-unsupported` (`form`: not damaged, but written as authorities and browsers don't take it),
 * `key-weak` (`weakness`: anybody can find the private half), `key-malformed`.
 */
export function judgePublicKey(spkiDer: Uint8Array): KeyProfile {
  return judged(() => {
    const [algorithm, key, ...more] = onlySequenceOf(spkiDer)
    const { judge, parameters } = judgeOf(algorithm)
    if (more.length > 0) throw new AppError('key-malformed')
    return judge.publicKey(parameters, wholeOctetsOf(key))
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
  const [oid, parameters, ...more] = elementsOf(algorithm)
  if (more.length > 0) throw new AppError('key-malformed')
  const judge = judges[oidOf(oid)]
  if (!judge) throw new AppError('key-type-unsupported', { algorithm: oidOf(oid) })
  return { judge, parameters }
}

function judgeRsa([modulus, exponent]: readonly DerValue[], leastExponent: number): KeyProfile {
  const n = octetsOfNumber(modulus)
  const e = octetsOfNumber(exponent)
  if (!n[0]) throw new AppError('key-malformed')
  const size = n.length * 8 - (Math.clz32(n[0]) - 24)
  const profile = rsaProfiles[size]
  if (!profile) throw new AppError('key-rsa-size-unsupported', { size })
  // Odd, and no more than the 32 bits that every browser's RSA takes.
  const value = e.length > 4 ? Infinity : e.reduce((sum, octet) => sum * 256 + octet, 0)
  if (value < leastExponent || value === Infinity || value % 2 === 0) {
    throw new AppError('key-rsa-exponent-unsupported', { exponent: `0x${hexOf(e).slice(0, 16)}` })
  }
  return profile
}

/**
 * The octets of a positive INTEGER in its shortest form, without the zero that only tells its sign. Throws
 * `key-malformed`.
 */
function octetsOfNumber(number: DerValue): Uint8Array {
  if (!(number instanceof asn1js.Integer)) throw new AppError('key-malformed')
  const octets = contentOf(number)
  const [first = 0, second = 0] = octets
  if (first >= 0x80 || (octets.length > 1 && first === 0 && second < 0x80))
    throw new AppError('key-malformed')
  return first === 0 ? octets.subarray(1) : octets
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

/** As `sequenceOf`, and nothing after it. */
function onlySequenceOf(der: Uint8Array): readonly DerValue[] {
  const element = parseDer(der)
  if (rawDerOf(element).length !== der.length) throw new AppError('key-malformed')
  return elementsOf(element)
}
