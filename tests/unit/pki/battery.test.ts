import { webcrypto } from 'node:crypto'
import { describe } from 'vitest'
import { testOperations } from '../../setup/pki-battery'

describe('pki on Node', () => testOperations(webcrypto as Crypto))
