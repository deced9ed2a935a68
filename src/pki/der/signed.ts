import * as asn1js from 'asn1js'
import { AppError } from '../../errors'
import { type DerValue, elementsOf, oidOf, parseDer, rawDerOf } from './values'

/** The frame that CSR and certificate share (RFC 2986 §4.2, RFC 5280 §4.1.1). */
export interface SignedDer {
  /** The signed content's elements, and its bytes. */
  readonly content: readonly DerValue[]
  readonly contentDer: Uint8Array<ArrayBuffer>
  /** The OID, and what stands beside it (undefined: nothing). */
  readonly signatureAlgorithm: string
  readonly signatureParameters: DerValue
  readonly algorithmDer: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
}

/**
 * Exactly three elements, and a signature of whole octets, as OpenSSL and Go require. Throws `der-malformed`
 * where the bytes (bounded by `checkDer` before) have another shape.
 */
export function readSignedDer(der: Uint8Array): SignedDer {
  const outer = elementsOf(parseDer(der))
  const [content, algorithm, signature] = outer
  if (outer.length !== 3 || !content || !algorithm) throw new AppError('der-malformed')
  const [oid, parameters, ...more] = elementsOf(algorithm)
  if (more.length > 0) throw new AppError('der-malformed')
  return {
    content: elementsOf(content),
    contentDer: rawDerOf(content),
    signatureAlgorithm: oidOf(oid),
    signatureParameters: parameters,
    algorithmDer: rawDerOf(algorithm),
    signature: wholeOctetsOf(signature),
  }
}

/** The octets of a BIT STRING that has no unused bits. Throws `der-malformed`. */
export function wholeOctetsOf(element: DerValue): Uint8Array<ArrayBuffer> {
  if (!(element instanceof asn1js.BitString) || element.valueBlock.unusedBits !== 0) {
    throw new AppError('der-malformed')
  }
  return Uint8Array.from(element.valueBlock.valueHexView)
}

/** The bytes of a SEQUENCE in it as they were read, untouched by any re-encoding. Throws `der-malformed`. */
export function rawSequence(element: DerValue): Uint8Array<ArrayBuffer> {
  if (!(element instanceof asn1js.Sequence)) throw new AppError('der-malformed')
  return rawDerOf(element)
}
