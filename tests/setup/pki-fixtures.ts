import { createCsr } from '../../src/pki/csr/csr'
import { pemOf } from '../../src/pki/der/pem'
import type { KeyPair } from '../../src/pki/keys/key-pair'
import type { KeyProfileId } from '../../src/pki/keys/profiles'
import { createRoot, type TestAuthority } from './pki-authority'
import { sharedKey } from './shared-keys'

/** A root and an issuing CA below it. */
export interface TestChain {
  readonly root: TestAuthority
  readonly issuing: TestAuthority
}

let chain: Promise<TestChain> | undefined

/** Made once in a process: nothing changes it. */
export function testChain(): Promise<TestChain> {
  chain ??= createTestChain()
  return chain
}

async function createTestChain(): Promise<TestChain> {
  const root = await createRoot('Test Root', crypto)
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
  ownKey?: KeyPair,
): Promise<TestIdentity> {
  const { issuing } = await testChain()
  const keyPair = ownKey ?? (await sharedKey(keyProfile))
  const csrDer = await createCsr({ commonName: email, emails: [email] }, keyPair, crypto)
  const certificateDer = await issuing.issueMail(pemOf('csr', csrDer), email)
  return { keyPair, certificateDer, certificateDers: [certificateDer, issuing.certificateDer] }
}
