import { createCsr } from '../../src/pki/csr/csr'
import { pemOf } from '../../src/pki/der/pem'
import { generateKeyPair, type KeyPair } from '../../src/pki/keys/key-pair'
import type { KeyProfileId } from '../../src/pki/keys/profiles'
import { createRoot, type TestAuthority } from './pki-authority'

/** A root and an issuing CA below it. */
export interface TestChain {
  readonly root: TestAuthority
  readonly issuing: TestAuthority
}

export async function createTestChain(provider: Crypto): Promise<TestChain> {
  const root = await createRoot('Test Root', provider)
  return { root, issuing: await root.issueAuthority('Test Issuing CA', { pathLength: 0 }) }
}

/** A key made by our code, with a certificate of the chain. */
export interface TestIdentity {
  readonly keyPair: KeyPair
  readonly certificateDer: Uint8Array<ArrayBuffer>
  readonly certificateDers: readonly [Uint8Array<ArrayBuffer>, ...Uint8Array<ArrayBuffer>[]]
}

export async function createTestIdentity(
  keyProfile: KeyProfileId,
  email: string,
  { issuing }: TestChain,
  provider: Crypto,
): Promise<TestIdentity> {
  const keyPair = await generateKeyPair(keyProfile, provider)
  const csrDer = await createCsr({ commonName: email, emails: [email] }, keyPair, provider)
  const certificateDer = await issuing.issueMail(pemOf('csr', csrDer), email)
  return { keyPair, certificateDer, certificateDers: [certificateDer, issuing.certificateDer] }
}
