import { type DerShape, derShapeOf } from '../domain/der-shape'
import { bareBase64, privateKeyIn } from '../domain/private-key-text'
import { AppError, type ErrorCode, type ErrorDetails } from '../errors'
import { type CsrFacts, maxCsrPemLength, readCsr } from './csr'
import { allDerOf, maxPemLength, pemOf, textOf } from './pem'

/** What somebody gave as a CSR: the CSR itself, or what it is instead, as a code of ours. */
export type CsrIntake =
  | {
      readonly kind: 'csr'
      /** Made anew from the DER: nothing of what stood around it. */
      readonly csrPem: string
      readonly facts: CsrFacts
    }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: ErrorDetails }

/** What each shape of DER but a CSR is called; what has no shape of ours is left to `readCsr`. */
const codeOfShape: Readonly<Partial<Record<DerShape, ErrorCode>>> = {
  certificate: 'csr-certificate',
  pkcs7: 'csr-certificate',
  pkcs12: 'csr-pkcs12',
  'public-key': 'csr-public-key',
  'private-key': 'csr-private-key',
}

/** What each label of PEM is (RFC 7468, and what older programs write); all others are `csr-other-pem`. */
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
 * Reads a CSR from whatever a person pastes or chooses: PEM with either label and anything around it, mail quoting, code fences, one line, escaped line ends,
 * base64 without its frame, UTF-16, DER. Expected outcomes are values: `csr-private-key`, `csr-certificate`, `csr-pkcs12`, `csr-public-key`,
 * `csr-other-pem` (`label`), `csr-several` (`count`), `csr-missing`, `pem-malformed`, and what `readCsr` throws.
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
  if (form) throw new AppError(form === 'pkcs12' ? 'csr-pkcs12' : 'csr-private-key')
  if (typeof input !== 'string' && isDer(input)) return checkedShape(Uint8Array.from(input))
  const text = mendedText(typeof input === 'string' ? input : textOf(input))
  try {
    const ders = allDerOf('csr', text)
    const different = new Map(ders.map((der) => [pemOf('csr', der), der]))
    if (different.size > 1) throw new AppError('csr-several', { count: different.size })
    return checkedShape(ders[0])
  } catch (error) {
    throw error instanceof AppError ? refusalOf(error, text) : error
  }
}

/** A shape of ours, or a SEQUENCE that no text begins like: the letter 0 is its tag, but no letter its length. */
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

function checkedShape(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const code = codeOfShape[derShapeOf(der) ?? 'other']
  if (code) throw new AppError(code)
  return der
}

const dashes = '[-\\u2010-\\u2015\\u2212]{2,12}'
/** A first or last line wherever it stands, also with the dashes that word processors make of hyphens, or in small letters. */
const frame = new RegExp(`${dashes}[ \\t]*(BEGIN|END) ([A-Z0-9 #.]{1,40}?)[ \\t]*${dashes}`, 'gi')

/** The text with each frame on a line of its own, and without what mail, chats and JSON put before and between lines. */
function mendedText(text: string): string {
  const mended = text
    .replaceAll('\0', '') // UTF-16 without its mark
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\u00A0\u2007\u202F\u3000]/g, ' ')
    .replace(/\\r\\n|\\[nr]/g, '\n')
    .replaceAll('\\/', '/') // JSON of PHP
    .replace(/^[ \t]*(?:[>|][ \t]*)+/gm, '')
    .replace(frame, (_, edge: string, label: string) => {
      return `\n-----${edge.toUpperCase()} ${label.toUpperCase()}-----\n`
    })
  const bare = mended.includes('-----BEGIN') ? null : bareBase64(mended)
  return bare && isDer(bare) ? pemOf('csr', bare) : mended
}
