import { createPrivateKey } from 'node:crypto'

/** A secret as bytes, under the name a failure may print. */
export interface Secret {
  readonly name: string
  readonly bytes: Buffer
}

/** Everything that gives a private key away: its PKCS#8, and each number that is not in the public key. */
export function secretsOfKey(privateKeyPem: string): Secret[] {
  const key = createPrivateKey(privateKeyPem)
  const jwk = key.export({ format: 'jwk' })
  const numbers = (['d', 'p', 'q', 'dp', 'dq', 'qi'] as const).flatMap((name) => {
    const value = jwk[name]
    return typeof value === 'string' ? [{ name, bytes: Buffer.from(value, 'base64url') }] : []
  })
  return [{ name: 'PKCS#8', bytes: key.export({ format: 'der', type: 'pkcs8' }) }, ...numbers]
}

/**
 * How bytes may be written in a text. Base64 of bytes inside of something larger begins at one of three
 * alignments, so only the characters that depend on no neighbour are looked for.
 */
function spellings(bytes: Buffer): string[] {
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(offset === 0 ? 0 : offset + 1, -2),
  )
  const number = BigInt(`0x${bytes.toString('hex')}`)
  return [
    bytes.toString('latin1'),
    bytes.toString('hex'),
    [...bytes].join(','), // JSON of an array of bytes
    number.toString(10),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ]
}

const isBinary = (text: string) => /[^\x20-\x7e]/.test(text)

/**
 * The names of the secrets that the content holds in any spelling, wrapped in lines, JSON or a URL or not.
 */
export function secretsIn(content: Buffer | string, secrets: readonly Secret[]): string[] {
  const plain = typeof content === 'string' ? content : content.toString('latin1')
  const unescaped = plain.replace(/%([0-9a-f]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  const compact = [plain, unescaped].map((text) => text.replace(/\\[nr]|\\u000[ad]|[\s:]/gi, ''))
  const lower = compact.map((text) => text.toLowerCase())
  return secrets
    .filter(({ bytes }) =>
      spellings(bytes).some((spelling) =>
        isBinary(spelling)
          ? plain.includes(spelling) || unescaped.includes(spelling)
          : [...compact, ...lower].some((text) => text.includes(spelling)),
      ),
    )
    .map(({ name }) => name)
}
