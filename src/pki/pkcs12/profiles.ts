import type { LoopHash } from '../digests/loop'
import type { PasswordEncryption } from '../passwords/encryption'

/** How a `.p12` file is encrypted; a row more is a profile more. */
export type Pkcs12ProfileId = 'modern' | 'compatible'

/** A row of the table. */
interface Pkcs12Profile {
  readonly id: Pkcs12ProfileId
  /** For the key and for the certificates. */
  readonly encryption: PasswordEncryption
  readonly mac: { readonly hash: LoopHash; readonly saltLength: number }
  /**
   * One number for key, certificates and MAC: the weakest of the three is what a guesser of passwords meets.
   */
  readonly iterations: number
  /** The grounds of the choices: measured as `src/pki/MEASUREMENTS.md` tells, unless it says reported. */
  readonly evidence: readonly string[]
}

/** Two kinds: a strong one, and one that every program opens. `evidence` says why each is made so. */
export const pkcs12Profiles: Readonly<Record<Pkcs12ProfileId, Pkcs12Profile>> = {
  modern: {
    id: 'modern',
    encryption: 'pbes2-aes-256-cbc',
    mac: { hash: 'SHA-256', saltLength: 8 },
    iterations: 310_000,
    evidence: [
      'opened by OpenSSL 3.0 and 3.5, NSS 3.87 and 3.125, Java 17, GnuTLS 3.7',
      'refused by gpgsm 2.2',
      'reported: Windows Server 2016, Windows 10 before 1709, Android 13 and older Apple systems refuse it; Windows refuses more than 600,000 iterations',
      'a MAC with fewer iterations than the rest would be the cheap place to guess the password at',
    ],
  },
  compatible: {
    id: 'compatible',
    encryption: 'pkcs12-triple-des-cbc',
    mac: { hash: 'SHA-1', saltLength: 8 },
    iterations: 2_048,
    evidence: [
      'opened by all of the above and gpgsm 2.2 (RSA keys)',
      'reported: a SHA-256 MAC beside 3DES is refused where 3DES with a SHA-1 MAC is taken, so all three change together',
      'FIPS-mode hosts approve neither profile',
    ],
  },
}
