import { afterAll, describe } from 'vitest'
import { createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import { testPki } from '../../setup/pki-battery'

describe('pki on Chromium, through the worker', () => {
  const client = createCryptoWorkerClient()
  afterAll(() => client.stop())
  testPki((name, input) => client.call(name, input), crypto)
})
