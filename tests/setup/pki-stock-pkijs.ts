import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

/**
 * A `.p12` as PKI.js writes it out of the box: BER with indefinite lengths, encrypted texts in pieces of
 * 1,024 bytes.
 */
export async function writeWithStockPkijs(
  pkcs8Der: Uint8Array<ArrayBuffer>,
  certificateDers: readonly Uint8Array<ArrayBuffer>[],
  passwordText: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const password = new TextEncoder().encode(passwordText).buffer as ArrayBuffer
  const encryption = {
    password,
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 },
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: 2_048,
  }
  const keyBag = new pkijs.PKCS8ShroudedKeyBag({ parsedValue: pkijs.PrivateKeyInfo.fromBER(pkcs8Der) })
  await keyBag.makeInternalValues(encryption as never)
  const safes = [
    new pkijs.SafeContents({
      safeBags: [new pkijs.SafeBag({ bagId: '1.2.840.113549.1.12.10.1.2', bagValue: keyBag })],
    }),
    new pkijs.SafeContents({
      safeBags: certificateDers.map(
        (der) =>
          new pkijs.SafeBag({
            bagId: '1.2.840.113549.1.12.10.1.3',
            bagValue: new pkijs.CertBag({
              certId: '1.2.840.113549.1.9.22.1',
              certValue: new asn1js.OctetString({ valueHex: der }),
            }),
          }),
      ),
    }),
  ]
  const authenticatedSafe = new pkijs.AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: 0, value: safes[0] },
        { privacyMode: 1, value: safes[1] },
      ],
    },
  })
  await authenticatedSafe.makeInternalValues({ safeContents: [{}, encryption] } as never)
  const file = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe } })
  await file.makeInternalValues({
    password,
    iterations: 2_048,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  } as never)
  return new Uint8Array(file.toSchema().toBER())
}
