import { isPickupToken } from '../../../paths'

/** A mail with its source; the rest of anything longer is not looked at. */
const maxLength = 200_000
/** The longest text that may follow the page's name: query, session id and token, each mangled. */
const maxRest = 2_000
const maxReadings = 4
/** How often the page's name is looked for in a text; a mail has its link twice, as text and as HTML. */
const maxNames = 30

/**
 * Reads a generate link that mail programs, filters or copying have changed, or a whole text with such a link
 * in it. Gives the tokens it may mean, likeliest first; none where there is no link. Only what can't be part
 * of a token (base64url) is taken away, so a reading is the mailed token or one that nobody knows.
 */
export function readMailedLink(text: string): readonly string[] {
  const plain = plainText(text.slice(0, maxLength))
  const rests = behindName(plain)
  const readings =
    rests.length > 0
      ? rests.flatMap((rest) => readingsOf(tokenTextOf(rest), /\r|\n/.test(text)))
      : [plain.trim().replace(/^#/, '')]
  return [...new Set(readings)].filter(isPickupToken).slice(0, maxReadings)
}

/** The texts behind each occurrence of the page's name. */
function behindName(text: string): readonly string[] {
  const rests: string[] = []
  for (const { index } of text.matchAll(/generate/gi)) {
    rests.push(text.slice(index + 8, index + 8 + maxRest))
    if (rests.length === maxNames) break
  }
  return rests
}

/** The text as it was before it was escaped and decorated; each escaping may have been put on another. */
function plainText(text: string): string {
  let plain = text
  for (let round = 0; round < 5; round++) {
    const before = plain
    plain = withoutLookalikes(unescaped(plain))
    if (plain === before) break
  }
  return plain
}

function unescaped(text: string): string {
  return (
    text
      .replace(/(?:%[0-9a-f]{2})+/gi, decoded)
      // Soft line breaks of quoted-printable (RFC 2045 §6.7); a token has no `=`.
      .replace(/=[ \t]{0,10}\r?\n/g, '')
      .replace(/(generate\/?)=23/gi, '$1#')
      // A link rewritten by Proofpoint's URL Defense: `-23` is `#`, `-2D` and `-5F` are the token's own
      // signs; later ones write `*` for `#`.
      .replace(
        /(generate\/?)-23([\w-]{16,600})/gi,
        (_all, name: string, rest: string) => name + hexDecoded(rest),
      )
      .replace(/(generate\/?)\*/gi, '$1#')
      .replace(/&(?:#0{0,6}35|#x0{0,6}23|num);/gi, '#')
      .replace(/&(?:#0{0,6}38|#x0{0,6}26|amp);/gi, '&')
  )
}

function decoded(escaped: string): string {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return escaped
  }
}

const hexDecoded = (text: string) =>
  `#${text.replace(/-([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))}`

/**
 * Invisible signs go, and marks that stand apart (sorting many of them takes a platform seconds); wide
 * letters and the hyphens that programs make of a plain one become plain.
 */
function withoutLookalikes(text: string): string {
  return text
    .replace(/[\p{Default_Ignorable_Code_Point}\p{M}]/gu, '')
    .replace(/[\u2010-\u2013\u2043\u2212\uFE58\uFE63\uFF0D]/g, '-')
    .replace(/[\u2014\u2015]/g, '--')
    .normalize('NFKC')
}

/** The text in the token's position, behind the page's name and anything that came between. */
function tokenTextOf(rest: string): string {
  const hash = rest.slice(0, 600).indexOf('#')
  // A sentence may have the word “generate”, too: between the name and its `#` there is a query, not words.
  if (hash >= 0 && !/\S\s+\S/.test(rest.slice(0, hash)))
    return rest.slice(hash).replace(/^[^A-Za-z0-9_-]{1,100}/, '')
  // Without a `#` only a sign that programs put in its place leads to a token.
  return /^[/?=:]{0,3}[\w-]{16}/.test(rest) ? rest.replace(/^[/?=:]{1,3}/, '') : ''
}

/** A token that was wrapped is in pieces; the next words of the text look like more of them. */
function readingsOf(text: string, hasLines: boolean): readonly string[] {
  const run = /^[\w-]+(?:(?:=|\s{1,10})\s{0,10}[\w-]+){0,12}/.exec(text)?.[0] ?? ''
  const pieces = run.split(/[\s=]+/)
  const joined = pieces.map((_, count) => pieces.slice(0, count + 1).join(''))
  // In an address there is nothing but the link; in a text the first blank is its likeliest end.
  const ordered = hasLines ? joined : [joined.at(-1) ?? '', ...joined.slice(0, -1)]
  // `_` and `-` may also be a mail's own signs around the link.
  return [...ordered, ...ordered.map((token) => token.replace(/[_-]+$/, ''))]
}
