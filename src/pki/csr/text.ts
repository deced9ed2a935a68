import { derShapeOf } from '../../domain/keys/der-shape'
import { bareBase64 } from '../../domain/keys/private-key-text'
import { pemOf, textOf } from '../der/pem'

const dashes = '[-\\u2010-\\u2015\\u2212]{2,12}'
/**
 * A first or last line wherever it stands, also with the dashes that word processors make of hyphens, or in
 * small letters.
 */
const frame = new RegExp(`${dashes}[ \\t]*(BEGIN|END) ([A-Z0-9 #.]{1,40}?)[ \\t]*${dashes}`, 'gi')
const block = /-----BEGIN ([A-Z0-9 #.]{1,40})-----\n([^-]*)\n-----END \1-----/g

/**
 * The text with each frame on a line of its own, and without what mail, chats, web pages and JSON put before
 * and between lines.
 */
export function mendedText(text: string): string {
  const mended = plain(text)
  if (mended.includes('-----BEGIN')) return mended.replace(block, mendedBlock)
  const der = derWithin(mended)
  if (der) return pemOf('csr', der)
  // A whole PEM text in base64, as Kubernetes asks for.
  const inner = /LS0tLS1CRUdJT[A-Za-z0-9+/]*(?:\s+[A-Za-z0-9+/]{20,})*={0,2}/.exec(mended)?.[0]
  const bytes = inner ? bareBase64(inner) : null
  return bytes ? plain(textOf(bytes)).replace(block, mendedBlock) : mended
}

function plain(text: string): string {
  const unescaped = text
    .replaceAll('\0', '') // UTF-16 without its mark
    // .NET's JSON
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,4});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&nbsp;/gi, ' ')
    .replace(/<\/?(?:br|p|div|pre|code|span)\b[^<>]{0,200}>/gi, '\n')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\u00A0\u2007\u202F\u3000]/g, ' ')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n') // soft line ends of word processors
  return withoutQuotedPrintable(unescaped)
    .replace(/\\r\\n|\\[nr]/g, '\n')
    .replaceAll('\\/', '/') // JSON of PHP
    .replace(/^[ \t]*(?:[>|][ \t]*)+/gm, '')
    .replace(frame, (_, edge: string, label: string) => {
      return `\n-----${edge.toUpperCase()} ${label.toUpperCase()}-----\n`
    })
}

/** Base64 ends in `=`, a line of quoted-printable does too: only one in the middle tells (RFC 2045 §6.7). */
function withoutQuotedPrintable(text: string): string {
  if (!/[A-Za-z0-9+/]=\n[A-Za-z0-9+/]|=(3D|2B|2F)/.test(text)) return text
  return text.replace(/=[ \t]*\n/g, '').replace(/=(3D|2B|2F|0A|20|2D)/gi, (_, code: string) => {
    return String.fromCharCode(Number.parseInt(code, 16))
  })
}

/**
 * A block with the signs at its end that were lost in copying; with another label where what is in it is a
 * request.
 */
function mendedBlock(whole: string, _label: string, body: string): string {
  const base64 = body.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return whole
  const der = bareBase64(base64)
  // As long as it says: a lost sign at the end is mended, a lost letter is not.
  return der && derShapeOf(der) === 'csr' && derLength(der) === der.length ? framed(base64) : whole
}

function framed(base64: string): string {
  const letters = base64.replace(/=+$/, '')
  return `-----BEGIN CERTIFICATE REQUEST-----\n${letters}${'='.repeat((4 - (letters.length % 4)) % 4)}\n-----END CERTIFICATE REQUEST-----`
}

/** How long an element says that it is, with its header: of 128 to 65,535 octets, as requests are. */
const derLength = (der: Uint8Array) =>
  der[1] === 0x82 ? 4 + (der[2] ?? 0) * 256 + (der[3] ?? 0) : 3 + (der[2] ?? 0)

/** Base64 of DER that stands in a text without its frame; the DER itself says how long it is. */
function derWithin(text: string): Uint8Array<ArrayBuffer> | null {
  const alone = bareBase64(text)
  if (alone && derShapeOf(alone) !== null) return alone
  for (const { index } of text.matchAll(/\bMI[A-Za-z0-9+/]{10}/g)) {
    const letters = text.slice(index, index + 40_000).replace(/\s/g, '')
    const head = Uint8Array.from(atob(letters.slice(0, 8)), (character) => character.charCodeAt(0))
    const length = derLength(head)
    const needed = letters.slice(0, Math.ceil((length * 4) / 3))
    if (needed.length < 64 || !/^[A-Za-z0-9+/]+$/.test(needed)) continue
    const der = bareBase64(needed)?.subarray(0, length)
    if (der?.length === length && derShapeOf(der) === 'csr') return Uint8Array.from(der)
  }
  return null
}
