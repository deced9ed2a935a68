import * as asn1js from 'asn1js'
import { AlgorithmIdentifier, PBES2Params, PBKDF2Params } from 'pkijs'
import { encryptTripleDesCbc } from '../ciphers/triple-des'
import { pkcs12PasswordBytes, utf8PasswordBytes } from './bytes'
import { pbkdf2 } from './derivations'
import { derivePkcs12Key, type Pause } from './pkcs12-derivation'

/** The two ways in which we encrypt under a password. */
export type PasswordEncryption = 'pbes2-aes-256-cbc' | 'pkcs12-triple-des-cbc'

/** The algorithms of the two (RFC 8018 A, B; RFC 7292 Appendix C). */
export const encryptionOids = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacWithSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  pbeWithShaAnd3KeyTripleDesCbc: '1.2.840.113549.1.12.1.3',
} as const
const oids = encryptionOids

/** A ciphertext with the AlgorithmIdentifier that tells how it was made. */
export interface Encrypted {
  readonly algorithm: AlgorithmIdentifier
  readonly ciphertext: Uint8Array<ArrayBuffer>
}

/** Encrypts under a password with fresh salt (and IV). Throws `password-malformed`. */
export const encrypters: Readonly<
  Record<
    PasswordEncryption,
    (
      plaintext: Uint8Array<ArrayBuffer>,
      password: string,
      iterations: number,
      provider: Crypto,
      pause: Pause,
    ) => Promise<Encrypted>
  >
> = {
  'pbes2-aes-256-cbc': async (plaintext, password, iterations, provider, pause) => {
    const { subtle } = provider
    const salt = provider.getRandomValues(new Uint8Array(16))
    const iv = provider.getRandomValues(new Uint8Array(16))
    const derivation = { hash: 'SHA-256', salt, iterations, length: 32 } as const
    const key = await pbkdf2(utf8PasswordBytes(password), derivation, provider, pause)
    const aesKey = await subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt'])
    key.fill(0)
    return {
      algorithm: algorithmOf(
        oids.pbes2,
        new PBES2Params({
          keyDerivationFunc: algorithmOf(
            oids.pbkdf2,
            new PBKDF2Params({
              salt: octets(salt),
              iterationCount: iterations,
              prf: algorithmOf(oids.hmacWithSha256, new asn1js.Null()),
            }).toSchema(),
          ),
          encryptionScheme: algorithmOf(oids.aes256Cbc, octets(iv)),
        }).toSchema(),
      ),
      ciphertext: new Uint8Array(await subtle.encrypt({ name: 'AES-CBC', iv }, aesKey, plaintext)),
    }
  },
  'pkcs12-triple-des-cbc': async (plaintext, password, iterations, provider, pause) => {
    const salt = provider.getRandomValues(new Uint8Array(8))
    const { key, iv } = await pkcs12TripleDesKey(password, { salt, iterations }, pause)
    return {
      algorithm: algorithmOf(
        oids.pbeWithShaAnd3KeyTripleDesCbc,
        new asn1js.Sequence({ value: [octets(salt), new asn1js.Integer({ value: iterations })] }),
      ),
      ciphertext: encryptTripleDesCbc(key, iv, plaintext),
    }
  },
}

/** Key and IV of pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292 Appendix C). */
async function pkcs12TripleDesKey(
  password: string,
  { salt, iterations }: { readonly salt: Uint8Array; readonly iterations: number },
  pause: Pause,
): Promise<{ readonly key: Uint8Array; readonly iv: Uint8Array }> {
  const shared = { hash: 'SHA-1', passwordBytes: pkcs12PasswordBytes(password), salt, iterations } as const
  return {
    key: await derivePkcs12Key({ ...shared, purpose: 'key', length: 24 }, pause),
    iv: await derivePkcs12Key({ ...shared, purpose: 'initializationVector', length: 8 }, pause),
  }
}

const octets = (bytes: Uint8Array<ArrayBuffer>) => new asn1js.OctetString({ valueHex: bytes })
const algorithmOf = (algorithmId: string, algorithmParams: asn1js.AsnType) =>
  new AlgorithmIdentifier({ algorithmId, algorithmParams })
