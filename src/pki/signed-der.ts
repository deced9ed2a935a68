import * as asn1js from 'asn1js'
import { AppError } from '../errors'
import { type DerValue, elementsOf, oidOf, parseDer, rawDerOf } from './der-values'

/** What CSR and certificate share (RFC 2986 §4.2, RFC 5280 §4.1.1): the signed content's elements and the algorithm's OID. */
export interface SignedDer {
  readonly content: readonly DerValue[]
  readonly signatureAlgorithm: string
}

/** Throws `der-malformed` where the bytes (bounded by `checkDer` before) have another shape. */
export function readSignedDer(der: Uint8Array): SignedDer {
  const [content, algorithm, signature] = elementsOf(parseDer(der))
  if (!(signature instanceof asn1js.BitString)) throw new AppError('der-malformed')
  return { content: elementsOf(content), signatureAlgorithm: oidOf(elementsOf(algorithm)[0]) }
}

/** The bytes of a SEQUENCE in it as they were read, untouched by any re-encoding. Throws `der-malformed`. */
export function rawSequence(element: DerValue): Uint8Array<ArrayBuffer> {
  if (!(element instanceof asn1js.Sequence)) throw new AppError('der-malformed')
  return rawDerOf(element)
}
