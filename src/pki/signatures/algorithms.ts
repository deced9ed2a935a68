/** How a signature is made: WebCrypto's parameters beyond the hash. */
export type SignatureScheme = 'rsa' | 'rsa-pss' | 'ecdsa' | 'ed25519' | 'other'

/**
 * A row of the table: what we call the algorithm, how it signs, and the hash it takes (null: none of its own,
 * or in the parameters).
 */
interface SignatureAlgorithm {
  readonly name: string
  readonly scheme: SignatureScheme
  readonly hash: string | null
}

const row = (name: string, scheme: SignatureScheme, hash: string | null): SignatureAlgorithm => ({
  name,
  scheme,
  hash,
})

/** Signature algorithms by OID. */
export const signatureAlgorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  // RFC 3279 §2.2.1, RFC 8017 A.2.4
  '1.2.840.113549.1.1.2': row('MD2 with RSA', 'rsa', 'MD2'),
  '1.2.840.113549.1.1.3': row('MD4 with RSA', 'rsa', 'MD4'),
  '1.2.840.113549.1.1.4': row('MD5 with RSA', 'rsa', 'MD5'),
  '1.2.840.113549.1.1.5': row('SHA-1 with RSA', 'rsa', 'SHA-1'),
  '1.3.14.3.2.29': row('SHA-1 with RSA', 'rsa', 'SHA-1'),
  '1.2.840.113549.1.1.14': row('SHA-224 with RSA', 'rsa', 'SHA-224'),
  '1.2.840.113549.1.1.11': row('SHA-256 with RSA', 'rsa', 'SHA-256'),
  '1.2.840.113549.1.1.12': row('SHA-384 with RSA', 'rsa', 'SHA-384'),
  '1.2.840.113549.1.1.13': row('SHA-512 with RSA', 'rsa', 'SHA-512'),
  '1.2.840.113549.1.1.10': row('RSA-PSS', 'rsa-pss', null),
  // RFC 5758 §3.2
  '1.2.840.10040.4.3': row('SHA-1 with DSA', 'other', 'SHA-1'),
  '1.2.840.10045.4.1': row('SHA-1 with ECDSA', 'ecdsa', 'SHA-1'),
  '1.2.840.10045.4.3.1': row('SHA-224 with ECDSA', 'ecdsa', 'SHA-224'),
  '1.2.840.10045.4.3.2': row('SHA-256 with ECDSA', 'ecdsa', 'SHA-256'),
  '1.2.840.10045.4.3.3': row('SHA-384 with ECDSA', 'ecdsa', 'SHA-384'),
  '1.2.840.10045.4.3.4': row('SHA-512 with ECDSA', 'ecdsa', 'SHA-512'),
  // RFC 8410 §3
  '1.3.101.112': row('Ed25519', 'ed25519', null),
  '1.3.101.113': row('Ed448', 'other', null),
}

/** Hashes by OID (RFC 8017 B.1): what the parameters of RSA-PSS name. */
export const hashNames: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}

/** The name for people; an OID we have no name for stands for itself. */
export function signatureAlgorithmName(oid: string): string {
  return signatureAlgorithms[oid]?.name ?? oid
}
