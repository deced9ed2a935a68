/** A kind of key the product makes and accepts; a row more is a kind more. */
export type KeyProfileId = 'rsa_2048' | 'rsa_3072' | 'rsa_4096' | 'ec_p256' | 'ec_p384'

/** A row of the table. */
export interface KeyProfile {
  readonly id: KeyProfileId
  /** The algorithm with which WebCrypto generates and imports the key. */
  readonly keyAlgorithm: RsaHashedKeyGenParams | (EcKeyGenParams & { readonly hash?: never })
  /** The algorithm with which WebCrypto signs a CSR. */
  readonly signing: AlgorithmIdentifier & { readonly name: string; readonly hash: string }
}

/** 65537, big-endian. */
const publicExponent = new Uint8Array([1, 0, 1])

const rsa = (id: KeyProfileId, modulusLength: number): KeyProfile => ({
  id,
  keyAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength, publicExponent },
  signing: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
})

const ec = (id: KeyProfileId, namedCurve: string, hash: string): KeyProfile => ({
  id,
  keyAlgorithm: { name: 'ECDSA', namedCurve },
  signing: { name: 'ECDSA', hash },
})

/**
 * Sizes and curves that S/MIME BR 6.1.5 allows and WebCrypto has; each curve with the hash of its strength.
 */
export const keyProfiles: Readonly<Record<KeyProfileId, KeyProfile>> = {
  rsa_2048: rsa('rsa_2048', 2048),
  rsa_3072: rsa('rsa_3072', 3072),
  rsa_4096: rsa('rsa_4096', 4096),
  ec_p256: ec('ec_p256', 'P-256', 'SHA-256'),
  ec_p384: ec('ec_p384', 'P-384', 'SHA-384'),
}
