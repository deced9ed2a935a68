import { webcrypto } from 'node:crypto'
import { Crypto as PeculiarCrypto } from '@peculiar/webcrypto'
import { describe } from 'vitest'
import { createOperations } from '../../../src/crypto-worker/operations'
import { type CallPki, testPki } from '../../setup/pki-battery'

const context = { signal: new AbortController().signal, progress: () => {} }

const providers: readonly { readonly name: string; readonly provider: Crypto }[] = [
  { name: 'Node', provider: webcrypto as Crypto },
  { name: '@peculiar/webcrypto', provider: new PeculiarCrypto() as unknown as Crypto },
]

describe.each(providers)('pki on $name', ({ provider }) => {
  const operations = createOperations(provider)
  const call: CallPki = (name, input) => operations[name](input as never, context) as never
  testPki(call, provider)
})
