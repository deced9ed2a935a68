import * as asn1js from 'asn1js'
import { ContentInfo } from 'pkijs'
import { hexOf } from '../der/hex'
import { pemOf } from '../der/pem'
import { pkcs12Oids } from './pkcs12'

/** A kind of file that holds certificates alone. */
export type CertificateFileFormat = 'pem' | 'der' | 'p7b'

type Certificates = readonly [Uint8Array<ArrayBuffer>, ...Uint8Array<ArrayBuffer>[]]

const signedData = '1.2.840.113549.1.7.2'

/** The bytes of each kind of file; a row more is a kind more. */
const writers: Readonly<
  Record<CertificateFileFormat, (certificateDers: Certificates) => Uint8Array<ArrayBuffer>>
> = {
  pem: (certificateDers) =>
    new Uint8Array(
      new TextEncoder().encode(certificateDers.map((der) => pemOf('certificate', der)).join('')),
    ),
  der: ([leafDer]) => Uint8Array.from(leafDer),
  p7b: degenerateSignedData,
}

/**
 * A file of certificates, leaf first: `pem` holds all of them, `der` the leaf, `p7b` all of them as PKCS #7
 * in DER.
 */
export function certificateFile(
  format: CertificateFileFormat,
  certificateDers: Certificates,
): Uint8Array<ArrayBuffer> {
  return writers[format](certificateDers)
}

/**
 * SignedData without content and signers, the “certs-only” message (RFC 5652 §5.1, RFC 8551 §3.8). The
 * certificates' bytes are taken as they are, and ordered as DER orders a SET (X.690 §11.6): strict readers
 * refuse another order, the others don't mind.
 */
function degenerateSignedData(certificateDers: Certificates): Uint8Array<ArrayBuffer> {
  const sorted = [...certificateDers].sort((a, b) => (hexOf(a) < hexOf(b) ? -1 : 1))
  const certificates = new asn1js.Primitive({
    idBlock: { tagClass: 3, tagNumber: 0 },
    valueHex: Uint8Array.from(sorted.flatMap((der) => [...der])),
  })
  // [0] IMPLICIT SET OF: constructed, though its elements are given as they were read and not as elements.
  certificates.idBlock.isConstructed = true
  const content = new asn1js.Sequence({
    value: [
      new asn1js.Integer({ value: 1 }),
      new asn1js.Set(),
      new asn1js.Sequence({ value: [new asn1js.ObjectIdentifier({ value: pkcs12Oids.data })] }),
      certificates,
      new asn1js.Set(),
    ],
  })
  return new Uint8Array(new ContentInfo({ contentType: signedData, content }).toSchema().toBER())
}
