import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type KeyProfileId, keyProfiles } from '../../src/pki/keys/profiles'
import { buildPkcs12 } from '../../src/pki/pkcs12/pkcs12'
import { type Pkcs12ProfileId, pkcs12Profiles } from '../../src/pki/pkcs12/profiles'
import { type JavaReading, openWithJava } from '../setup/java-reader'
import { neverPause } from '../setup/never-pause'
import { createOpensslWorkspace } from '../setup/openssl'
import { createTestIdentity, type TestIdentity } from '../setup/pki-fixtures'

// Readers of PKCS#12 besides OpenSSL (`pkcs12.test.ts`). `npm test` brings both; without them these tests
// fail.
const workspace = createOpensslWorkspace()
afterAll(() => workspace.remove())
const password = 'correct horse battery'
const keyProfileIds = Object.keys(keyProfiles) as KeyProfileId[]
const profileIds = Object.keys(pkcs12Profiles) as Pkcs12ProfileId[]

/** Our file of each kind of key in each profile. */
const written = profileIds.flatMap((profile) =>
  keyProfileIds.map((keyProfile) => ({ profile, keyProfile, file: `${profile}-${keyProfile}.p12` })),
)
const identities = new Map<KeyProfileId, TestIdentity>()
beforeAll(async () => {
  for (const id of keyProfileIds) identities.set(id, await createTestIdentity(id, 'mail@example.com'))
  for (const { profile, keyProfile, file } of written) {
    const { keyPair, certificateDers } = identities.get(keyProfile) as TestIdentity
    const parts = { pkcs8Der: keyPair.pkcs8Der, certificateDers, profile, password, friendlyName: 'Zoe' }
    workspace.write(file, await buildPkcs12(parts, crypto, neverPause))
  }
  workspace.write('right.txt', password)
  workspace.write('wrong.txt', `${password}?`)
}, 60_000)

test.each(written)('NSS imports $keyProfile, $profile, and only with the password', ({ file }) => {
  const database = `sql:${workspace.path('')}`
  for (const name of ['cert9.db', 'key4.db']) rmSync(workspace.path(name), { force: true })
  execFileSync('certutil', ['-N', '-d', database, '--empty-password'])
  const importWith = (passwordFile: string) =>
    spawnSync('pk12util', [
      ...['-i', workspace.path(file), '-d', database],
      ...['-w', workspace.path(passwordFile)],
    ])
  expect(importWith('wrong.txt').stderr.toString()).toContain('SEC_ERROR_BAD_PASSWORD')
  expect(importWith('right.txt').status).toBe(0)
  // `u`: NSS holds the private key of this certificate.
  expect(execFileSync('certutil', ['-L', '-d', database]).toString()).toMatch(/^Zoe +u,u,u$/m)
})

test('Java finds the key of each, and only with the password', () => {
  const ask = (given: string) =>
    openWithJava(written.map(({ file }) => ({ file: workspace.path(file), password: given })))
  const named = (readings: readonly JavaReading[]) =>
    readings.map((reading, at) => ({ file: written[at]?.file, ...reading }))
  expect(named(ask(password))).toEqual(
    written.map(({ file, keyProfile }) => {
      const { fingerprint256 } = new X509Certificate(identities.get(keyProfile)?.certificateDer ?? '')
      return { file, outcome: 'opened', name: 'zoe', fingerprint256 }
    }),
  )
  expect(named(ask(`${password}?`))).toEqual(
    written.map(({ file }) => ({ file, outcome: 'refused', reason: 'keystore password was incorrect' })),
  )
})
