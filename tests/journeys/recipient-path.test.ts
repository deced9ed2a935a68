import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Page } from '@playwright/test'
import { keepAnswers } from './listening'
import { mailRoundTrips, openPkcs12, verifyChain } from './openssl-reader'
import { alice, openMailedLink, recipientOn } from './recipient'
import { type Secret, secretsIn, secretsOfKey } from './secrets'
import { expect, test } from './watched-test'

/** The chain of the certificate as the server answered it; the root is the last. */
async function keepChain(page: Page): Promise<() => Promise<string[]>> {
  const answer = await keepAnswers(page, '/pickup/certificate')
  return async () => ((await answer()) as { chainPem: string[] }).chainPem
}

/** All that the browser keeps for this origin, as text. */
const storedText = (page: Page) =>
  page.evaluate(async () => {
    const bytes = (value: Uint8Array) => `bytes:${String.fromCharCode(...value)} ${[...value].join(',')}`
    const write = (_key: string, value: unknown) =>
      value instanceof ArrayBuffer
        ? bytes(new Uint8Array(value))
        : ArrayBuffer.isView(value)
          ? bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
          : value
    const request = <T>(it: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        it.onsuccess = () => resolve(it.result)
        it.onerror = () => reject(it.error)
      })
    const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
    for (const { name } of await indexedDB.databases()) {
      const database = await request(indexedDB.open(name ?? ''))
      for (const store of database.objectStoreNames) {
        const values = await request(database.transaction(store).objectStore(store).getAll())
        parts.push(JSON.stringify(values, write))
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      for (const entry of await (await caches.open(name)).matchAll()) parts.push(await entry.text())
    }
    return parts.join('\n')
  })

// As most people meet it: a browser that keeps the key and promises nothing.
test.use({ durable: false })

test('from the inbox to a .p12 that OpenSSL opens; no secret leaves the page', async ({ page, watched }) => {
  const recipient = recipientOn(page)
  const chain = await keepChain(page)

  await page.goto('/')
  await expect(recipient.heading('home.title')).toBeVisible()
  const token = await openMailedLink(page, alice)
  expect(token.length).toBeGreaterThanOrEqual(22) // 128 bits in base64url
  await recipient.heading('keygen.identity.title').waitFor()
  await expect(page).toHaveURL('/generate')
  await expect(page.getByText(alice.name, { exact: true })).toBeVisible()
  await recipient.confirmIdentity()
  await recipient.chooseDevice()
  const { password } = await recipient.takePassphrase()
  await recipient.acceptAgreement()
  await recipient.create()
  await recipient.done()
  const { fileName, bytes } = await recipient.save()
  await expect(page.getByText(recipient.say('keygen.done.saved'))).toBeVisible()

  await test.step('OpenSSL opens the file with the passphrase and with no other', () => {
    expect(fileName).toMatch(/^Alice-Whitcombe-\d{4}-\d\d-\d\d\.p12$/)
    const { info } = openPkcs12(bytes, password)
    expect(info).toMatch(/MAC: sha256, Iteration 310000\nMAC length: 32, salt length: 8/)
    expect(info.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 310000, PRF hmacWithSHA256/g)).toHaveLength(2)
    expect(() => openPkcs12(bytes, `${password}x`)).toThrow(/invalid password/)
  })

  const opened = openPkcs12(bytes, password)
  const rootPem = (await chain()).at(-1) ?? ''
  await test.step('the certificate is for this person, of this key, and its chain verifies up to the root', async () => {
    const certificate = new X509Certificate(opened.certificatePem)
    expect(certificate.subjectAltName).toBe('email:alice.whitcombe@brightwater.example')
    expect(certificate.checkPrivateKey(createPrivateKey(opened.privateKeyPem))).toBe(true)
    expect(verifyChain(opened, rootPem)).toBe('leaf.pem: OK\nleaf.pem: OK\n')
    await page.getByText(recipient.say('keygen.receipt.title')).click()
    await page.getByText(recipient.say('keygen.receipt.technical')).click()
    const fingerprint = certificate.fingerprint256.replaceAll(':', '')
    expect((await page.getByRole('main').innerText()).replace(/\s/g, '').toUpperCase()).toContain(fingerprint)
  })

  await test.step('a mail signed with it verifies, a mail encrypted to it decrypts', () => {
    const { text, verified, decrypted } = mailRoundTrips(opened, rootPem)
    expect(verified).toBe(text)
    expect(decrypted).toBe(text)
  })

  await test.step('no request held a secret', () => {
    const key = secretsOfKey(opened.privateKeyPem)
    expect(key.map(({ name }) => name)).toEqual(['PKCS#8', 'd', 'p', 'q', 'dp', 'dq', 'qi'])
    const passwordSecret: Secret = { name: 'password', bytes: Buffer.from(password) }
    const tokenSecret: Secret = { name: 'token', bytes: Buffer.from(token) }
    const own = watched.requests.filter(({ url }) => url.includes('/api/'))
    // The places that are searched are really there: the CSR in a body, the token in the one header it
    // belongs to.
    expect(own.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual(
      expect.arrayContaining([
        'GET /api/v1/pickup',
        'PUT /api/v1/pickup/csr',
        'GET /api/v1/pickup/certificate',
      ]),
    )
    expect(own.find(({ method }) => method === 'PUT')?.body?.toString()).toContain(
      'BEGIN CERTIFICATE REQUEST',
    )
    for (const { headers } of own) expect(headers['authorization']).toBe(`Bearer ${token}`)

    for (const { method, url, headers, body } of watched.requests) {
      const { authorization: _, ...otherHeaders } = headers
      const everywhereElse = `${url}\n${JSON.stringify(otherHeaders)}`
      const found = [
        ...secretsIn(everywhereElse, [...key, passwordSecret, tokenSecret]),
        ...secretsIn(body ?? '', [...key, passwordSecret, tokenSecret]),
        ...secretsIn(headers['authorization'] ?? '', [...key, passwordSecret]),
      ]
      expect(found, `${method} ${url}`).toEqual([])
    }
  })

  await test.step('what is kept, saved, shown and said holds no key in clear and no password', async () => {
    const secrets = [
      ...secretsOfKey(opened.privateKeyPem),
      { name: 'password', bytes: Buffer.from(password) },
      { name: 'token', bytes: Buffer.from(token) },
    ]
    await page.getByText(recipient.say('keygen.whatLeft.title')).click()
    await page.getByText(recipient.say('keygen.whatLeft.bodyWithCsr')).click()
    await expect(page.getByText('BEGIN CERTIFICATE REQUEST').first()).toBeVisible()
    const panel = await page.getByRole('main').innerHTML()
    expect(secretsIn(panel, secrets), 'the page').toEqual([])
    expect(secretsIn(watched.said.join('\n'), secrets), 'the console').toEqual([])
    expect(secretsIn(watched.addresses.slice(-1).join(), secrets), 'the address').toEqual([])

    const stored = await storedText(page)
    expect(stored).toContain('alice.whitcombe@brightwater.example') // the mock world is in it
    expect(stored).toContain('BEGIN ENCRYPTED PRIVATE KEY') // and the sealed key
    // The demo's mails have the token: they are the mailbox.
    const ours = secrets.filter(({ name }) => name !== 'token')
    expect(secretsIn(stored, ours), 'everything stored').toEqual([])
    const own = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    )
    expect(secretsIn(own, secrets), 'local and session storage').toEqual([])
  })

  await test.step('no entry of the history has the token', async () => {
    const devtools = await page.context().newCDPSession(page)
    const { entries } = await devtools.send('Page.getNavigationHistory')
    // Chromium notes beside each entry what was asked for first (`userTypedURL`); no page can change that.
    const history = entries.map(({ url }) => url)
    expect(history).toContain(page.url())
    expect(history.length).toBeGreaterThan(2)
    expect(history.filter((url) => url.includes(token))).toEqual([])
  })
})
