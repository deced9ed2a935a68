/** 31 small letters and digits; without i, l, o, 0 and 1, which look like one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 6
const groupLength = 4

/**
 * A passphrase of six groups of four characters (29 with the hyphens), printable ASCII: 24 independent
 * characters out of 31 are about 118.9 bits. `randomBytes` gives
 * that many uniformly random bytes; those past the last multiple of 31 are thrown away, so that each
 * character is equally likely.
 */
export function generatePassphrase(randomBytes: (length: number) => Uint8Array): string {
  const unbiasedBelow = 256 - (256 % alphabet.length)
  const characters: string[] = []
  while (characters.length < groups * groupLength) {
    for (const byte of randomBytes(groups * groupLength)) {
      if (byte < unbiasedBelow) characters.push(alphabet.charAt(byte % alphabet.length))
    }
  }
  return grouped(characters.slice(0, groups * groupLength).join(''))
}

/** Characters searched for a passphrase; a longer text holds more than a passphrase. */
const longestText = 400
const oneOf = `[${alphabet}]`
/** Six groups joined by hyphens, and no group more before or behind. */
const inText = new RegExp(`(?:^|[^a-z0-9-])((?:${oneOf}{4} ?- ?){5}${oneOf}{4})(?![a-z0-9-])`)

/**
 * The passphrase that a text was meant to be, or null. Capitals, any sign or none in place of the hyphens,
 * and gaps of a wrapped copy are accepted, since 24 characters of the alphabet are read one way only; with
 * its hyphens it is found among words.
 */
export function readPassphrase(text: string): string | null {
  if (text.length > longestText) return null
  const small = text.toLowerCase()
  const found = [small, inText.exec(small)?.[1] ?? ''].map((part) => part.replace(/[^a-z0-9]/g, ''))
  const characters = found.find(
    (one) =>
      one.length === groups * groupLength && [...one].every((character) => alphabet.includes(character)),
  )
  return characters ? grouped(characters) : null
}

/** The reasons why a text that was meant to be a passphrase is none. */
export type PassphraseSlip =
  /** It has a letter or digit that no passphrase has. */
  | 'passphrase-character'
  /** It has too many or too few characters. */
  | 'passphrase-length'

/** Letters and digits a passphrase has. */
const passphraseCharacters = groups * groupLength

/** The fault of a text that looks like a passphrase and is none; null for any other text. */
export function passphraseSlip(text: string): PassphraseSlip | null {
  if (text.length > longestText || readPassphrase(text) !== null) return null
  const parts = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const inGroups = parts.filter(({ length }) => length === groupLength).length
  // Most of its groups are whole, and nothing else is in it: no sentence looks like that.
  if (inGroups < groups - 2 || parts.length - inGroups > 2) return null
  const characters = parts.join('')
  if ([...characters].some((character) => !alphabet.includes(character))) return 'passphrase-character'
  return characters.length === passphraseCharacters ? null : 'passphrase-length'
}

const grouped = (characters: string) =>
  characters.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') ?? ''
