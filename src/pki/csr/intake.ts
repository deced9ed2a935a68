import { type DerShape, derShapeOf } from '../../domain/keys/der-shape'
import { privateKeyIn } from '../../domain/keys/private-key-text'
import { AppError, type ErrorCode, type ErrorDetails } from '../../errors'
import { allDerOf, maxPemLength, pemOf, textOf } from '../der/pem'
import { type CsrFacts, maxCsrPemLength, readCsr } from './csr'
import { mendedText } from './text'

/**
 * The reading of something that was given as a CSR: the CSR itself, or a code of ours for what it is instead.
 */
export type CsrIntake =
  | {
      readonly kind: 'csr'
      /** Made anew from the DER: nothing of what stood around it. */
      readonly csrPem: string
      readonly facts: CsrFacts
    }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails }

/** The code for each shape of DER but a CSR; `readCsr` judges all other bytes. */
const codeOfShape: Readonly<Partial<Record<DerShape, ErrorCode>>> = {
  certificate: 'csr-certificate',
  pkcs7: 'csr-certificate',
  pkcs12: 'csr-pkcs12',
  'public-key': 'csr-public-key',
  'private-key': 'private-key-given',
}

/**
 * The code for each label of PEM (RFC 7468, and labels of older programs); all others are `csr-other-pem`.
 */
const codeOfLabel: Readonly<Record<string, ErrorCode>> = {
  CERTIFICATE: 'csr-certificate',
  'X509 CERTIFICATE': 'csr-certificate',
  'X.509 CERTIFICATE': 'csr-certificate',
  'TRUSTED CERTIFICATE': 'csr-certificate',
  PKCS7: 'csr-certificate',
  'PKCS #7 SIGNED DATA': 'csr-certificate',
  CMS: 'csr-certificate',
  PKCS12: 'csr-pkcs12',
  'PUBLIC KEY': 'csr-public-key',
  'RSA PUBLIC KEY': 'csr-public-key',
  'PGP PUBLIC KEY BLOCK': 'csr-public-key',
  'SSH2 PUBLIC KEY': 'csr-public-key',
}

/** Public keys that are no PEM: OpenSSH's one line, RFC 4716, a JSON Web Key. */
const publicKeyText =
  /^[ \t]*(ssh-|ecdsa-sha2-|sk-)[\w@.-]+ AAAA|BEGIN SSH2 PUBLIC KEY|^[ \t]*\{[^{}]*"kty"\s*:/m

/**
 * Reads a CSR from the text or file that a person gives: PEM with either label and anything around it, mail
 * quoting, code fences, one line, escaped line ends, base64 without its frame, UTF-16, DER. Expected outcomes
 * are values: `private-key-given`, `csr-certificate`, `csr-pkcs12`, `csr-public-key`, `csr-wrapped` (CMC or
 * PKCS#7), `csr-other-pem` (`label`), `csr-several` (`count`), `csr-missing`, `pem-malformed`, and what
 * `readCsr` throws.
 */
export async function recognizeCsr(input: string | Uint8Array, provider: Crypto): Promise<CsrIntake> {
  try {
    const csrDer = csrDerIn(input)
    const csrPem = pemOf('csr', csrDer)
    if (csrPem.length > maxCsrPemLength) {
      throw new AppError('input-too-large', { bytes: csrPem.length, limit: maxCsrPemLength })
    }
    return { kind: 'csr', csrPem, facts: await readCsr(csrDer, provider) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { kind: 'refused', code: error.code, details: error.details }
  }
}

function csrDerIn(input: string | Uint8Array): Uint8Array<ArrayBuffer> {
  if (input.length > maxPemLength) {
    throw new AppError('input-too-large', { bytes: input.length, limit: maxPemLength })
  }
  const form = privateKeyIn(input)
  if (form) throw new AppError(form === 'pkcs12' ? 'csr-pkcs12' : 'private-key-given')
  if (typeof input !== 'string' && isDer(input)) return checkedShape(withoutLineEnd(input))
  const given = typeof input === 'string' ? input : textOf(input)
  const text = mendedText(given)
  // The unwrapped bytes may hold a key that the wrapping hid.
  if (privateKeyIn(text)) throw new AppError('private-key-given')
  try {
    const ders = allDerOf('csr', text)
    const different = new Map(ders.map((der) => [pemOf('csr', der), der]))
    if (different.size > 1) throw new AppError('csr-several', { count: different.size })
    return checkedShape(ders[0], /BEGIN (NEW )?CERTIFICATE REQUEST/.test(given))
  } catch (error) {
    throw error instanceof AppError ? refusalOf(error, text) : error
  }
}

/** An editor's line end after DER; all other bytes after it stay, and refuse it. */
function withoutLineEnd(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const end = 4 + (bytes[2] ?? 0) * 256 + (bytes[3] ?? 0)
  const isLineEnd =
    bytes[1] === 0x82 && bytes.length - end <= 2 && /^[\r\n]+$/.test(textOf(bytes.subarray(end)))
  return Uint8Array.from(isLineEnd ? bytes.subarray(0, end) : bytes)
}

/**
 * A shape of ours, or a SEQUENCE that no text begins like: the letter 0 is its tag, but no letter its length.
 */
function isDer(bytes: Uint8Array): boolean {
  const shape = derShapeOf(bytes)
  return shape === 'other' ? (bytes[1] ?? 0) >= 0x80 : shape !== null
}

/** In our own words what `pem` found; where it found no block, the text may be base64 alone. */
function refusalOf(error: AppError, text: string): AppError {
  if (error.code === 'pem-label-unexpected') {
    const label = String(error.details['label'])
    return new AppError(codeOfLabel[label] ?? 'csr-other-pem', { label })
  }
  if (error.code !== 'pem-missing') return error
  return new AppError(publicKeyText.test(text) ? 'csr-public-key' : 'csr-missing')
}

/** id-cct-PKIData, 1.3.6.1.5.5.7.12.2 */
const pkiData = '\x2b\x06\x01\x05\x05\x07\x0c\x02'
const includesOid = (der: Uint8Array) => new TextDecoder('latin1').decode(der).includes(pkiData)

function checkedShape(der: Uint8Array<ArrayBuffer>, isLabelled = false): Uint8Array<ArrayBuffer> {
  const shape = derShapeOf(der) ?? 'other'
  // Under the label of a request, or with CMC's content (RFC 5272 §3.2.1): certreq wraps so.
  if (shape === 'pkcs7' && (isLabelled || includesOid(der))) throw new AppError('csr-wrapped')
  const code = codeOfShape[shape]
  if (code) throw new AppError(code)
  return der
}
