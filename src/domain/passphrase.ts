/** 31 small letters and digits; without i, l, o, 0 and 1, which look like one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 6
const groupLength = 4

/** Entropy of a generated passphrase in bits: 24 independent characters out of 31, about 118.9. */
export const passphraseBits = groups * groupLength * Math.log2(alphabet.length)

/**
 * A passphrase of six groups of four characters (29 with the hyphens), printable ASCII. `randomBytes` gives that many
 * uniformly random bytes; those past the last multiple of 31 are thrown away, so that each character is equally likely.
 */
export function generatePassphrase(randomBytes: (length: number) => Uint8Array): string {
  const unbiasedBelow = 256 - (256 % alphabet.length)
  const characters: string[] = []
  while (characters.length < groups * groupLength) {
    for (const byte of randomBytes(groups * groupLength)) {
      if (byte < unbiasedBelow) characters.push(alphabet.charAt(byte % alphabet.length))
    }
  }
  return Array.from({ length: groups }, (_, group) =>
    characters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-')
}
