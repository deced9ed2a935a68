import * as asn1js from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  CertBag,
  ContentInfo,
  DigestInfo,
  EncryptedContentInfo,
  EncryptedData,
  MacData,
  PFX,
  PKCS8ShroudedKeyBag,
  SafeBag,
  SafeContents,
} from 'pkijs'
import { type Encrypted, encrypters } from '../passwords/encryption'
import type { Pause } from '../passwords/pkcs12-derivation'
import { deriveMacKey, macOf, macOidOf } from './mac'
import { type Pkcs12ProfileId, pkcs12Profiles } from './profiles'

/** The parts of a file. */
export interface Pkcs12Parts extends Pkcs12KeyParts {
  readonly profile: Pkcs12ProfileId
  readonly password: string
  /** Further keys, in a file that keeps old ones beside the new. */
  readonly more?: readonly Pkcs12KeyParts[]
}

/** A key with its certificates. */
interface Pkcs12KeyParts {
  /** Unencrypted PKCS#8, DER. */
  readonly pkcs8Der: Uint8Array<ArrayBuffer>
  /** The key's own certificate first, then intermediates; a root only where it's wanted in the file. DER. */
  readonly certificateDers: readonly [Uint8Array<ArrayBuffer>, ...Uint8Array<ArrayBuffer>[]]
  /** The name of key and certificate in the list of the importing program; empty: no name. */
  readonly friendlyName: string
}

/** OIDs of RFC 7292 §4.2, RFC 2985 §5.5 and Appendix B.1 of RFC 8018. */
export const pkcs12Oids = {
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  secretBag: '1.2.840.113549.1.12.10.1.5',
  safeContentsBag: '1.2.840.113549.1.12.10.1.6',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
} as const

/**
 * A PKCS#12 file in strict DER (RFC 7292): encrypted certificates, then the encrypted key, as OpenSSL orders
 * them; friendlyName and localKeyId (SHA-1 of the certificate) on the key and its own certificate. The parts
 * are not compared with each other here. Throws `password-malformed`, and what `pause` throws.
 */
export async function buildPkcs12(
  parts: Pkcs12Parts,
  provider: Crypto,
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const { password } = parts
  const { encryption, iterations, mac } = pkcs12Profiles[parts.profile]
  const entries = [parts, ...(parts.more ?? [])]
  const attributes = await Promise.all(
    entries.map(async ({ certificateDers, friendlyName }) =>
      attributesOf(bmpText(friendlyName), await provider.subtle.digest('SHA-1', certificateDers[0])),
    ),
  )
  const certificates = new SafeContents({
    safeBags: certificatesOf(entries).map((certificateDer) => {
      const own = entries.findIndex(({ certificateDers }) => certificateDers[0] === certificateDer)
      return certificateBag(certificateDer, attributes[own] ?? [])
    }),
  })
  const macSalt = provider.getRandomValues(new Uint8Array(mac.saltLength))
  // The three derivations run beside each other: WebCrypto has a thread of its own, the MAC's is ours.
  const encrypt = (plaintext: Uint8Array<ArrayBuffer>) =>
    encrypters[encryption](plaintext, password, iterations, provider, pause)
  const [sealedKeys, safe, macKey] = await Promise.all([
    Promise.all(entries.map(({ pkcs8Der }) => encrypt(pkcs8Der))),
    encrypt(new Uint8Array(certificates.toSchema().toBER())),
    deriveMacKey(password, { hash: mac.hash, salt: macSalt, iterations }, pause),
  ])
  const keys = new SafeContents({
    safeBags: sealedKeys.map((key, index) => keyBag(key, attributes[index] ?? [])),
  })
  const authenticatedSafe = new Uint8Array(
    new asn1js.Sequence({
      value: [encryptedSafe(safe).toSchema(), plainSafe(keys.toSchema().toBER()).toSchema()],
    }).toBER(),
  )
  const digest = await macOf(authenticatedSafe, macKey, mac.hash, provider)
  const file = new PFX({
    authSafe: plainSafe(authenticatedSafe.buffer),
    macData: new MacData({
      mac: new DigestInfo({
        digestAlgorithm: new AlgorithmIdentifier({
          algorithmId: macOidOf(mac.hash),
          algorithmParams: new asn1js.Null(),
        }),
        digest: new asn1js.OctetString({ valueHex: digest }),
      }),
      macSalt: new asn1js.OctetString({ valueHex: macSalt }),
      iterations,
    }),
  })
  return new Uint8Array(file.toSchema().toBER())
}

/** Every certificate once, in the order of the keys; own ones are the caller's very arrays. */
export function certificatesOf(entries: readonly Pkcs12KeyParts[]): readonly Uint8Array<ArrayBuffer>[] {
  const own = entries.map(({ certificateDers }) => certificateDers[0])
  const all = new Map(own.map((der) => [der.join(), der]))
  for (const { certificateDers } of entries) {
    for (const der of certificateDers) if (!all.has(der.join())) all.set(der.join(), der)
  }
  return [...all.values()]
}

/**
 * A text as a BMPString can hold it (X.680 §41.3 note: 16 bits a character). Pictures beyond that are left
 * out, letters beyond it replaced by a sign for “missing”: with half characters in it some programs read no
 * name at all.
 */
export function bmpText(text: string): string {
  const plain = text.replace(/[\u{10000}-\u{10ffff}]/gu, (sign) =>
    /\p{Extended_Pictographic}|\p{Emoji_Modifier}/u.test(sign) ? '' : '\ufffd',
  )
  return plain.trim()
}

function attributesOf(friendlyName: string, localKeyId: ArrayBuffer): Attribute[] {
  const attributes = [
    new Attribute({
      type: pkcs12Oids.localKeyId,
      values: [new asn1js.OctetString({ valueHex: localKeyId })],
    }),
  ]
  if (friendlyName !== '') {
    attributes.push(
      new Attribute({
        type: pkcs12Oids.friendlyName,
        values: [new asn1js.BmpString({ value: friendlyName })],
      }),
    )
  }
  return attributes.sort(byEncoding)
}

/** DER orders the elements of a SET OF by their encodings (X.690 §11.6). */
function byEncoding(a: Attribute, b: Attribute): number {
  const [left, right] = [a, b].map((attribute) => new Uint8Array(attribute.toSchema().toBER())) as [
    Uint8Array,
    Uint8Array,
  ]
  const index = left.findIndex((byte, at) => byte !== right[at])
  return index === -1 ? 0 : (left[index] ?? 0) - (right[index] ?? 0)
}

function certificateBag(certificateDer: Uint8Array<ArrayBuffer>, bagAttributes: Attribute[]): SafeBag {
  return new SafeBag({
    bagId: pkcs12Oids.certificateBag,
    // Its bytes, not a parsed certificate: the library would encode that anew, and the signature is over
    // these.
    bagValue: new CertBag({
      certId: pkcs12Oids.x509Certificate,
      certValue: new asn1js.OctetString({ valueHex: certificateDer }),
    }),
    ...(bagAttributes.length > 0 ? { bagAttributes } : {}),
  })
}

function keyBag({ algorithm, ciphertext }: Encrypted, bagAttributes: Attribute[]): SafeBag {
  return new SafeBag({
    bagId: pkcs12Oids.shroudedKeyBag,
    bagValue: new PKCS8ShroudedKeyBag({
      encryptionAlgorithm: algorithm,
      encryptedData: new asn1js.OctetString({ valueHex: ciphertext }),
    }),
    bagAttributes,
  })
}

function plainSafe(content: ArrayBuffer): ContentInfo {
  return new ContentInfo({
    contentType: pkcs12Oids.data,
    content: new asn1js.OctetString({ valueHex: content }),
  })
}

function encryptedSafe({ algorithm, ciphertext }: Encrypted): ContentInfo {
  const encryptedContentInfo = new EncryptedContentInfo({
    contentType: pkcs12Oids.data,
    contentEncryptionAlgorithm: algorithm,
    encryptedContent: new asn1js.OctetString({ valueHex: ciphertext }),
    disableSplit: true, // split, it would be BER: nothing but DER is read by Go, wolfSSL, forge
  })
  return new ContentInfo({
    contentType: pkcs12Oids.encryptedData,
    content: new EncryptedData({ encryptedContentInfo }).toSchema(),
  })
}
