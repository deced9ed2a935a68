/**
 * Whether the numbers of a private RSA key (JWK, RFC 7518 §6.3.2) belong together: n = pq, ed ≡ 1 modulo p −
 * 1 and q − 1, and the three that only speed things up are derived from the others. A password-sealed key has
 * no MAC: one number changed in it would make signatures from which the key can be calculated, and libraries
 * don't all look.
 */
export function rsaPartsAgree({ n, e, d, p, q, dp, dq, qi }: JsonWebKey): boolean {
  const [N, E, D, P, Q, DP, DQ, QI] = [n, e, d, p, q, dp, dq, qi].map(integerOf) as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  if (P < 3n || Q < 3n || P === Q) return false
  return (
    N === P * Q &&
    (E * D) % (P - 1n) === 1n &&
    (E * D) % (Q - 1n) === 1n &&
    DP === D % (P - 1n) &&
    DQ === D % (Q - 1n) &&
    (QI * Q) % P === 1n
  )
}

/** An unsigned big-endian integer in base64url; 0 where there is none. */
function integerOf(base64url: string | undefined): bigint {
  const binary = atob((base64url ?? '').replaceAll('-', '+').replaceAll('_', '/'))
  const hex = Array.from(binary, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join(
    '',
  )
  return BigInt(`0x${hex || '0'}`)
}
