/** A WebCrypto that is another one with one member of its own. */
export function withMember<Name extends keyof SubtleCrypto>(
  provider: Crypto,
  own: Name,
  memberOf: (subtle: SubtleCrypto) => SubtleCrypto[Name],
): Crypto {
  const subtle = new Proxy(provider.subtle, {
    get(target, name) {
      if (name === own) return memberOf(target)
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  return {
    subtle,
    getRandomValues: (array) => provider.getRandomValues(array),
    randomUUID: () => provider.randomUUID(),
  }
}

/**
 * WebCrypto in which PBKDF2 takes one round, however many it is asked for. Sealing and opening still agree,
 * and what is written names the real count. For tests in which something else is the point: hundreds of
 * thousands of rounds are most of their time. The real ones are in `interop`, where OpenSSL counts them.
 */
export const quickCrypto = withMember(crypto, 'deriveBits', (subtle) => (algorithm, ...rest) => {
  const isPbkdf2 = typeof algorithm === 'object' && algorithm.name === 'PBKDF2'
  return subtle.deriveBits(isPbkdf2 ? { ...algorithm, iterations: 1 } : algorithm, ...rest)
})
