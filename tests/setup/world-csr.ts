import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import type { KeyProfile } from '../../src/contract/schema'

const rsa = (modulusLength: number, hash = 'SHA-256') => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash,
  modulusLength,
  publicExponent: Uint8Array.of(1, 0, 1),
})
const ec = (namedCurve: string, hash: string) => ({ name: 'ECDSA', namedCurve, hash })

export const csrAlgorithms: Readonly<Record<KeyProfile, EcKeyGenParams & { hash: string } & Algorithm>> = {
  rsa_2048: rsa(2048) as never,
  rsa_3072: rsa(3072) as never,
  rsa_4096: rsa(4096) as never,
  ec_p256: ec('P-256', 'SHA-256'),
  ec_p384: ec('P-384', 'SHA-384'),
}

export async function makeKeys(profile: KeyProfile): Promise<CryptoKeyPair> {
  return (await crypto.subtle.generateKey(csrAlgorithms[profile], true, ['sign', 'verify'])) as CryptoKeyPair
}

/**
 * A CSR as a stranger's program would make it: the subject is anything, the authority takes the key alone.
 */
export async function makeCsr(
  profile: KeyProfile = 'rsa_2048',
  keys?: CryptoKeyPair,
  name = 'CN=Somebody Else',
) {
  const pair = keys ?? (await makeKeys(profile))
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({
    name,
    keys: pair,
    signingAlgorithm: csrAlgorithms[profile],
  })
  return { keys: pair, csrPem: `${csr.toString('pem')}\n`, csrDer: new Uint8Array(csr.rawData) }
}
