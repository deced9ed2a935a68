import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { secretsIn, secretsOfKey } from './secrets'

// The search that other journeys rely on must find a key wherever it is hidden, or its silence means nothing.
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const secrets = secretsOfKey(privateKey)
const key = createPrivateKey(privateKey)
const der = key.export({ format: 'der', type: 'pkcs8' })
const jwk = key.export({ format: 'jwk' })
const prime = Buffer.from(jwk.p ?? '', 'base64url')

const leaks: readonly [string, Buffer | string][] = [
  ['as DER', Buffer.concat([Buffer.from('{'), der, Buffer.from('}')])],
  ['as PEM in JSON', JSON.stringify({ csrPem: privateKey })],
  [
    'as PEM of PKCS#1 in a form',
    new URLSearchParams({ a: String(key.export({ format: 'pem', type: 'pkcs1' })) }).toString(),
  ],
  ['as JWK', JSON.stringify({ ...jwk })],
  [
    'as hex with colons',
    der
      .toString('hex')
      .toUpperCase()
      .replace(/(..)(?=.)/g, '$1:'),
  ],
  ['as an array of bytes', JSON.stringify([1, ...der])],
  [
    'as one prime in base64',
    JSON.stringify({ a: Buffer.concat([Buffer.from('xy'), prime, Buffer.from('z')]).toString('base64') }),
  ],
  ['as one prime in decimal', JSON.stringify({ a: BigInt(`0x${prime.toString('hex')}`).toString() })],
  ['in a URL', `http://127.0.0.1/?a=${encodeURIComponent(prime.toString('base64'))}`],
]
for (const [how, content] of leaks) {
  test(`a leaked key is found ${how}`, () => expect(secretsIn(content, secrets)).not.toEqual([]))
}

test('a public key is no leak', () => {
  expect(secretsIn(JSON.stringify({ csrPem: publicKey }), secrets)).toEqual([])
})
