/**
 * Where a sealed key may begin in a text: after the words of the line before it, whatever their letters
 * became on the way.
 */
const beginWords = /BEGINENCRYPTEDPRIVATEKEY/gi
/** Places looked at where no such line is left. */
const placesAtMost = 100
/** Bytes; a sealed RSA-4096 key has 2,500. */
const longestKey = 16 * 1024
/** The shortest sealed key there is, of P-256, has 240. */
const shortestKey = 100

/**
 * The sealed key (DER, EncryptedPrivateKeyInfo, RFC 5208 §6) in a text, whatever became of the text around
 * it: quoted in a mail, wrapped anew, indented, with each line twice, in one line, as quoted-printable, as
 * HTML, without its first and last line. The DER's own lengths say where it ends. Null where there is none,
 * or only a part of one. Linear in the length of the text.
 */
export function sealedKeyInText(text: string): Uint8Array<ArrayBuffer> | null {
  for (const lines of [linesOf(text), linesOf(withoutQuotedPrintable(text))]) {
    for (const variant of [lines, lines.filter((line, index) => line !== lines[index - 1])]) {
      const found = keyInBase64(variant.join(''))
      if (found) return found
    }
  }
  return null
}

/** Whether a text has the words a sealed key begins with. */
export function hasTraceOfSealedKey(text: string): boolean {
  return linesOf(text).join('').search(beginWords) >= 0
}

/**
 * The lines with nothing in them but what base64 may be made of: no quotation marks, blanks, hyphens, tags.
 * Empty ones are gone.
 */
const linesOf = (text: string): readonly string[] =>
  text
    .replace(/&gt;/gi, '>')
    .replace(/&nbsp;/gi, ' ')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '\n')
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.replace(/^[^>]{0,12}>/, '').replace(/[^A-Za-z0-9+/]/g, ''))
    .filter((line) => line !== '')

/** RFC 2045 §6.7; a text that isn't quoted-printable loses some signs of equality. */
const withoutQuotedPrintable = (text: string): string =>
  text
    .replace(/=[ \t]{0,80}(?:\r\n|\r|\n)/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

function keyInBase64(base64: string): Uint8Array<ArrayBuffer> | null {
  const begins = [...base64.matchAll(beginWords)].map(({ index, 0: words }) => index + words.length)
  const places = begins.length > 0 ? begins : sequencesIn(base64)
  for (const place of places.slice(0, placesAtMost)) {
    const key = keyAt(base64, place)
    if (key) return key
  }
  return null
}

/** `MI` is how a SEQUENCE of more than 127 bytes begins in base64. */
function sequencesIn(base64: string): readonly number[] {
  const places: number[] = []
  for (let at = base64.indexOf('MI'); at >= 0 && places.length < placesAtMost; ) {
    places.push(at)
    at = base64.indexOf('MI', at + 1)
  }
  return places
}

function keyAt(base64: string, place: number): Uint8Array<ArrayBuffer> | null {
  const outer = elementAt(decoded(base64, place, 8), 0)
  if (outer?.tag !== sequence || outer.end < shortestKey || outer.end > longestKey) return null
  const key = decoded(base64, place, outer.end)
  return key.length === outer.end && isSealedKey(key, outer.start) ? key : null
}

/** So many bytes of the base64 from there on; fewer where it ends. */
function decoded(base64: string, place: number, bytes: number): Uint8Array<ArrayBuffer> {
  const characters = base64.slice(place, place + 4 * Math.ceil(bytes / 3))
  const whole = characters.slice(0, characters.length - (characters.length % 4 === 1 ? 1 : 0))
  const binary = atob(whole)
  return Uint8Array.from(binary, (character) => character.charCodeAt(0)).slice(0, bytes)
}

const sequence = 0x30
const octetString = 0x04
const objectIdentifier = 0x06

/**
 * An algorithm, which begins with its OID, and the encrypted key; a key that lies in clear begins with a
 * number.
 */
function isSealedKey(der: Uint8Array, start: number): boolean {
  const algorithm = elementAt(der, start)
  if (algorithm?.tag !== sequence || elementAt(der, algorithm.start)?.tag !== objectIdentifier) return false
  const encrypted = elementAt(der, algorithm.end)
  return encrypted?.tag === octetString && encrypted.end === der.length
}

/**
 * Tag, first byte of the content and first byte behind it, of a DER element; null where its head is not
 * whole.
 */
function elementAt(der: Uint8Array, at: number) {
  const [tag, first] = [der[at], der[at + 1]]
  if (tag === undefined || first === undefined) return null
  if (first < 0x80) return { tag, start: at + 2, end: at + 2 + first }
  const octets = der.subarray(at + 2, at + 2 + (first & 0x7f))
  if (octets.length === 0 || octets.length > 2 || octets.length < (first & 0x7f)) return null
  const length = octets.reduce((total, octet) => total * 256 + octet, 0)
  const start = at + 2 + octets.length
  return { tag, start, end: start + length }
}
