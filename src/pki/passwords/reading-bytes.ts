import {
  type PasswordEncoding,
  type PasswordReading,
  passwordReadings,
} from '../../domain/passwords/readings'
import {
  type PasswordBytes,
  passwordBytesOf,
  refuseLoneSurrogates,
  utf8PasswordBytes,
  utf16Bytes,
} from './bytes'

/**
 * The bytes that a typed password may mean, the likeliest first; `indexes` point into `passwordReadings`.
 * Throws `password-malformed`.
 */
export function passwordsOf(typed: string): {
  readonly indexes: readonly number[]
  readonly passwords: readonly [PasswordBytes, ...PasswordBytes[]]
} {
  refuseLoneSurrogates(typed)
  const pairs = passwordReadings(typed).flatMap((reading, index) => {
    const bytes = passwordBytesOfReading(reading)
    return bytes ? [{ index, bytes }] : []
  })
  return {
    indexes: pairs.map(({ index }) => index),
    // The first reading is in Unicode, which has all letters.
    passwords: pairs.map(({ bytes }) => bytes) as unknown as readonly [PasswordBytes, ...PasswordBytes[]],
  }
}

/**
 * A password in one of the ways of `passwordReadings`; null where that encoding doesn't have its letters.
 * Throws `password-malformed`.
 */
function passwordBytesOfReading({ text, encoding }: PasswordReading): PasswordBytes | null {
  refuseLoneSurrogates(text)
  return encoders[encoding](text)
}

const encoders: Readonly<Record<PasswordEncoding, (text: string) => PasswordBytes | null>> = {
  unicode: passwordBytesOf,
  absent: () => ({ pkcs12: new Uint8Array(), octets: new Uint8Array() }),
  // OpenSSL before 1.1 on a UTF-8 terminal; where the letters go through UTF-8 once more, PBKDF2 sees each
  // twice encoded.
  'utf8-as-letters': (text) => {
    const letters = String.fromCharCode(...utf8PasswordBytes(text))
    return { pkcs12: utf16Bytes(`${letters}\0`), octets: utf8PasswordBytes(letters) }
  },
  // A terminal with a table of 256 letters (DOS in Western Europe, Windows, Unix, Mac OS), or Taiwan's.
  cp850: (text) => ofBytes(tableBytes(text, upperCp850)),
  cp1252: (text) => ofBytes(tableBytes(text, upperCp1252)),
  latin1: (text) => ofBytes(tableBytes(text, upperLatin1)),
  macintosh: (text) => ofBytes(tableBytes(text, upperMacintosh)),
  big5: (text) => ofBytes(big5Bytes(text)),
  // NSS before 3.29 gave PBKDF2 what PKCS#12's own derivation takes.
  utf16: (text) => ({ pkcs12: utf16Bytes(`${text}\0`), octets: utf16Bytes(`${text}\0`) }),
}

/** Programs that know bytes only take each for a letter in PKCS#12's derivation. */
function ofBytes(octets: Uint8Array<ArrayBuffer> | null): PasswordBytes | null {
  return octets && { pkcs12: utf16Bytes(`${String.fromCharCode(...octets)}\0`), octets }
}

const upperLatin1 = Array.from({ length: 128 }, (_, index) => String.fromCharCode(128 + index)).join('')
const upperCp1252 = `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${upperLatin1.slice(32)}`
/** With the euro of code page 858 for a letter that is Turkish only. */
const upperCp850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'
const upperMacintosh =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ'

function tableBytes(text: string, upper: string): Uint8Array<ArrayBuffer> | null {
  const bytes = Array.from(text, (letter) => {
    const code = letter.charCodeAt(0)
    return code < 128 ? code : 128 + upper.indexOf(letter)
  })
  return bytes.some((byte, index) => byte === 127 && text[index] !== '\x7f') ? null : Uint8Array.from(bytes)
}

let big5: ReadonlyMap<string, readonly number[]> | undefined

function big5Bytes(text: string): Uint8Array<ArrayBuffer> | null {
  big5 ??= big5Table()
  const table = big5
  const bytes = Array.from(text, (letter) =>
    letter < '\x80' ? [letter.charCodeAt(0)] : (table.get(letter) ?? []),
  )
  return bytes.some(({ length }) => length === 0) ? null : Uint8Array.from(bytes.flat())
}

/** The platform decodes Big5 and doesn't encode it: every pair of bytes is decoded once. */
function big5Table(): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('big5')
  for (let first = 0xa1; first <= 0xf9; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const letter = decoder.decode(Uint8Array.of(first, second))
      if (letter.length === 1 && letter !== '\ufffd' && !table.has(letter)) table.set(letter, [first, second])
    }
  }
  return table
}
