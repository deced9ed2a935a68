/** Signature algorithms by OID: what we call them, and the hash they take (null: none of its own, or in the parameters). */
export const signatureAlgorithms: Readonly<
  Record<string, { readonly name: string; readonly hash: string | null }>
> = {
  // RFC 3279 §2.2.1, RFC 8017 A.2.4
  '1.2.840.113549.1.1.2': { name: 'MD2 with RSA', hash: 'MD2' },
  '1.2.840.113549.1.1.4': { name: 'MD5 with RSA', hash: 'MD5' },
  '1.2.840.113549.1.1.5': { name: 'SHA-1 with RSA', hash: 'SHA-1' },
  '1.3.14.3.2.29': { name: 'SHA-1 with RSA', hash: 'SHA-1' },
  '1.2.840.113549.1.1.14': { name: 'SHA-224 with RSA', hash: 'SHA-224' },
  '1.2.840.113549.1.1.11': { name: 'SHA-256 with RSA', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { name: 'SHA-384 with RSA', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { name: 'SHA-512 with RSA', hash: 'SHA-512' },
  '1.2.840.113549.1.1.10': { name: 'RSA-PSS', hash: null },
  // RFC 5758 §3.2
  '1.2.840.10045.4.1': { name: 'SHA-1 with ECDSA', hash: 'SHA-1' },
  '1.2.840.10045.4.3.1': { name: 'SHA-224 with ECDSA', hash: 'SHA-224' },
  '1.2.840.10045.4.3.2': { name: 'SHA-256 with ECDSA', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { name: 'SHA-384 with ECDSA', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { name: 'SHA-512 with ECDSA', hash: 'SHA-512' },
  // RFC 8410 §3
  '1.3.101.112': { name: 'Ed25519', hash: null },
  '1.3.101.113': { name: 'Ed448', hash: null },
}

/** The name for people; an OID we have no name for stands for itself. */
export function signatureAlgorithmName(oid: string): string {
  return signatureAlgorithms[oid]?.name ?? oid
}
