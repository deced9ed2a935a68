/** RSA key pairs as private JWKs, by the length of their modulus in bits. */
export type ReadyKeys = Readonly<Record<number, readonly JsonWebKey[]>>

/** As many as the mock authority has: a root and an issuing CA for each generation. */
const wanted: readonly number[] = [3072, 2048, 2048, 2048]

/**
 * Keys for the authorities of a run's mock worlds, made once: they are scaffolding there, and half a second
 * of every world. What a recipient holds is always made where it is used.
 */
export async function makeReadyKeys(): Promise<ReadyKeys> {
  const keys: Record<number, JsonWebKey[]> = {}
  await Promise.all(
    wanted.map(async (modulusLength) => {
      const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength }
      const { privateKey } = await crypto.subtle.generateKey(
        { ...algorithm, publicExponent: Uint8Array.of(1, 0, 1) },
        true,
        ['sign', 'verify'],
      )
      const made = await crypto.subtle.exportKey('jwk', privateKey)
      keys[modulusLength] = [...(keys[modulusLength] ?? []), made]
    }),
  )
  return keys
}

/**
 * From now on the first keys of these lengths that are made are these, each once. Gives how to end that. Runs
 * in a page, too, so it needs nothing outside of itself.
 */
export function lendKeys(keys: ReadyKeys): () => void {
  if (!globalThis.crypto?.subtle) return () => {} // a page that is nobody's
  const prototype = Object.getPrototypeOf(crypto.subtle) as SubtleCrypto
  const { generateKey } = prototype
  const left = new Map(Object.entries(keys).map(([bits, ready]) => [Number(bits), [...ready]]))
  const lent = async function (this: SubtleCrypto, ...given: Parameters<typeof generateKey>) {
    const [algorithm] = given as unknown as [RsaHashedKeyGenParams]
    const ready = left.get(algorithm.modulusLength)?.shift()
    if (!ready) return generateKey.apply(this, given)
    const { kty, n, e } = ready as { kty: string; n: string; e: string }
    const [privateKey, publicKey] = await Promise.all([
      this.importKey('jwk', { ...ready, key_ops: ['sign'] }, algorithm, true, ['sign']),
      this.importKey('jwk', { kty, n, e }, algorithm, true, ['verify']),
    ])
    return { privateKey, publicKey }
  }
  Object.assign(prototype, { generateKey: lent })
  return () => void Object.assign(prototype, { generateKey })
}
