import { Crypto as PeculiarCrypto } from '@peculiar/webcrypto'
import { describe } from 'vitest'
import { testOperations } from '../../setup/pki-battery'

// A file of its own: the two run side by side.
describe('pki on @peculiar/webcrypto', () => testOperations(new PeculiarCrypto() as unknown as Crypto))
