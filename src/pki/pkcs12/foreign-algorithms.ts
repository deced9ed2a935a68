import { readForeignEncryption } from './foreign-encryption'
import { readForeignMac } from './foreign-mac'
import type { Pkcs12Algorithms } from './reading'

/**
 * Every way of sealing that programs wrote and that can be read here; loaded where somebody brings a file of
 * theirs.
 */
export const foreignAlgorithms: Pkcs12Algorithms = {
  readEncryption: readForeignEncryption,
  readMac: readForeignMac,
}
