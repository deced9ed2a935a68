import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type KeyProfileId, keyProfiles } from '../../src/pki/keys/profiles'
import { buildPkcs12 } from '../../src/pki/pkcs12/pkcs12'
import { type Pkcs12ProfileId, pkcs12Profiles } from '../../src/pki/pkcs12/profiles'
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

const identities = new Map<KeyProfileId, TestIdentity>()
beforeAll(async () => {
  for (const id of keyProfileIds) {
    identities.set(id, await createTestIdentity(id, 'mail@example.com'))
  }
  workspace.write('right.txt', password)
  workspace.write('wrong.txt', `${password}?`)
}, 60_000)

async function writeFile(keyProfile: KeyProfileId, profile: Pkcs12ProfileId): Promise<string> {
  const { keyPair, certificateDers } = identities.get(keyProfile) as TestIdentity
  const parts = { pkcs8Der: keyPair.pkcs8Der, certificateDers, profile, password, friendlyName: 'Zoe' }
  return workspace.path(workspace.write('our.p12', await buildPkcs12(parts, crypto, neverPause)))
}

describe.each(profileIds)('%s', (profile) => {
  test.each(keyProfileIds)(
    'NSS imports %s into a database of its own, and only with the password',
    async (keyProfile) => {
      const file = await writeFile(keyProfile, profile)
      const database = `sql:${workspace.path('')}`
      for (const name of ['cert9.db', 'key4.db']) execFileSync('rm', ['-f', workspace.path(name)])
      execFileSync('certutil', ['-N', '-d', database, '--empty-password'])
      const importWith = (passwordFile: string) =>
        spawnSync('pk12util', ['-i', file, '-d', database, '-w', workspace.path(passwordFile)])
      expect(importWith('wrong.txt').stderr.toString()).toContain('SEC_ERROR_BAD_PASSWORD')
      expect(importWith('right.txt').status).toBe(0)
      // `u`: NSS holds the private key of this certificate.
      expect(execFileSync('certutil', ['-L', '-d', database]).toString()).toMatch(/^Zoe +u,u,u$/m)
    },
  )

  test.each(keyProfileIds)('Java lists the key of %s, and only with the password', async (keyProfile) => {
    const file = await writeFile(keyProfile, profile)
    const listWith = (passwordFile: string) =>
      spawnSync('keytool', [
        '-J-Duser.language=en',
        '-list',
        '-storetype',
        'PKCS12',
        '-keystore',
        file,
        '-storepass:file',
        workspace.path(passwordFile),
      ])
    expect(listWith('wrong.txt').stdout.toString()).toContain('password was incorrect')
    const { status, stdout } = listWith('right.txt')
    expect(status).toBe(0)
    expect(stdout.toString()).toMatch(/^zoe, .*PrivateKeyEntry/m)
  })
})
