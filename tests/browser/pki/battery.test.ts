import { afterAll, describe } from 'vitest'
import { createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import { createOperations } from '../../../src/crypto-worker/operations'
import { type CallPki, testPki } from '../../setup/pki-battery'

describe('pki on Chromium, called directly', () => {
  const context = { signal: new AbortController().signal, progress: () => {} }
  const operations = createOperations(crypto)
  const call: CallPki = (name, input) => operations[name](input as never, context) as never
  testPki(call, crypto)
})

describe('pki on Chromium, through the worker', () => {
  const client = createCryptoWorkerClient()
  afterAll(() => client.stop())
  testPki((name, input) => client.call(name, input), crypto)
})
