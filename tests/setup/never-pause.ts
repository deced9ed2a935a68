import type { Pause } from '../../src/pki/passwords/pkcs12-derivation'

/** For tests in which nobody interrupts. */
export const neverPause: Pause = async () => {}
