import { AppError } from '../../errors'
import { sameBytes } from '../certificates/certificate'
import { type DerValue, elementsOf, oidOf } from '../der/values'
import { type ForeignHash, foreignDigests } from '../digests/foreign-digests'
import { hmacHashes, pbkdf2, readPbkdf2 } from '../passwords/derivations'
import { hmacOf, pbkdf2Loop } from '../passwords/hmac-loop'
import { derivePkcs12Key } from '../passwords/pkcs12-derivation'
import { hmacWithSha224 } from './foreign-encryption'
import { type MacFacts, macPartsOf, readMac } from './mac'

/** Hashes by OID that we write no MAC with. */
const hashes: Readonly<Record<string, ForeignHash>> = {
  '1.2.840.113549.2.5': 'MD5',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}
const pbmac1Oid = '1.2.840.113549.1.5.14'
/** A shorter key could be guessed in place of the password (RFC 9879 §5). */
const shortestPbmac1Key = 20

const codes = { algorithmUnsupported: 'pkcs12-algorithm-unsupported' } as const

/** As `readMac`, for MACs of others, also PBMAC1, of which only its own parameters count (RFC 9879 §4). */
export function readForeignMac(macData: DerValue): MacFacts {
  const { oid, parameters, digest, salt, iterations } = macPartsOf(macData)
  if (oid === pbmac1Oid) return readPbmac1(parameters, digest)
  const name = hashes[oid]
  if (!name) return readMac(macData)
  const hash = foreignDigests[name]
  return {
    hash: null,
    iterations,
    async verify(content, { pkcs12 }, _provider, pause) {
      const derivation = { hash, salt, iterations, purpose: 'mac', length: hash.digestLength } as const
      const macKey = await derivePkcs12Key({ ...derivation, passwordBytes: pkcs12 }, pause)
      const mac = hmacOf(hash, macKey, content)
      macKey.fill(0)
      return sameBytes(mac, digest)
    },
  }
}

/**
 * PBMAC1-params { keyDerivationFunc, messageAuthScheme } (RFC 8018 A.5); the key's length has to be there and
 * long enough (RFC 9879 §5).
 */
function readPbmac1(parameters: DerValue, digest: Uint8Array<ArrayBuffer>): MacFacts {
  const [derivation, scheme] = elementsOf(parameters)
  const { prf, salt, iterations, keyLength } = readPbkdf2(derivation, codes)
  const hmac = oidOf(elementsOf(scheme)[0])
  const [prfHash, macHash] = [prf, hmac].map(hashOfHmac) as [ForeignHash, ForeignHash]
  const length = keyLength ?? 0
  if (length < shortestPbmac1Key) throw new AppError('der-malformed', { pbmac1KeyLength: length })
  return {
    hash: null,
    iterations,
    async verify(content, { octets }, provider, pause) {
      const hash = hmacHashes[prf]
      const macKey = hash
        ? await pbkdf2(octets, { hash, salt, iterations, length }, provider, pause)
        : await pbkdf2Loop(foreignDigests[prfHash], octets, { salt, iterations, length }, pause)
      const mac = hmacOf(foreignDigests[macHash], macKey, content)
      macKey.fill(0)
      return sameBytes(mac, digest)
    },
  }
}

function hashOfHmac(oid: string): ForeignHash {
  const hash = oid === hmacWithSha224 ? 'SHA-224' : hmacHashes[oid]
  if (!hash) throw new AppError(codes.algorithmUnsupported, { algorithm: oid })
  return hash
}
