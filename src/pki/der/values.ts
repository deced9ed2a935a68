import * as asn1js from 'asn1js'
import { AppError, type ErrorCode } from '../../errors'

/** An element as asn1js reads it; undefined where a structure has fewer elements than hoped. */
export type DerValue = asn1js.AsnType | undefined

/** Parses bytes that `checkDer` has passed. Throws `der-malformed`, as everything in this file does. */
export function parseDer(bytes: Uint8Array): asn1js.AsnType {
  const { result, offset } = asn1js.fromBER(bytes)
  if (offset === -1) throw new AppError('der-malformed')
  return result
}

/** The elements of a SEQUENCE. */
export function elementsOf(value: DerValue): readonly DerValue[] {
  if (!(value instanceof asn1js.Sequence)) throw new AppError('der-malformed')
  return value.valueBlock.value
}

/** An OBJECT IDENTIFIER in dotted decimals. */
export function oidOf(value: DerValue): string {
  if (!(value instanceof asn1js.ObjectIdentifier)) throw new AppError('der-malformed')
  return value.valueBlock.toString()
}

/** The octets of an OCTET STRING; BER's pieces are joined. */
export function octetsOf(value: DerValue): Uint8Array<ArrayBuffer> {
  if (!(value instanceof asn1js.OctetString)) throw new AppError('der-malformed')
  return new Uint8Array(value.getValue().slice(0))
}

/** A positive INTEGER; asn1js gives 0 for what exceeds its four octets, here it is Infinity from 2^48 on. */
export function positiveIntegerOf(value: DerValue): number {
  if (!(value instanceof asn1js.Integer)) throw new AppError('der-malformed')
  const octets = value.valueBlock.valueHexView
  const significant = octets.subarray(
    Math.max(
      0,
      octets.findIndex((octet) => octet !== 0),
    ),
  )
  const number = significant.length > 6 ? Infinity : significant.reduce((sum, octet) => sum * 256 + octet, 0)
  if (number === 0 || (octets[0] ?? 0) >= 0x80) throw new AppError('der-malformed')
  return number
}

/** The bytes of an element as they were read, header included. */
export function rawDerOf(element: asn1js.AsnType): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(element.valueBeforeDecodeView)
}

/**
 * Names a failed reading: `der-malformed` and the errors of a library become `code`, our other codes stay.
 */
export function readingFailure(error: unknown, code: ErrorCode): AppError {
  if (!(error instanceof AppError)) return new AppError(code, {}, error)
  return error.code === 'der-malformed' ? new AppError(code, error.details, error) : error
}

/** The octets of an element without its header, as they were read. */
export function contentOf(element: asn1js.AsnType): Uint8Array<ArrayBuffer> {
  const header = element.idBlock.blockLength + element.lenBlock.blockLength
  return Uint8Array.from(element.valueBeforeDecodeView.subarray(header))
}

/** The elements of a constructed element of any tag: a context-specific one, say. */
export function childrenOf(value: DerValue): readonly asn1js.AsnType[] {
  const children: unknown = value && 'value' in value.valueBlock ? value.valueBlock.value : undefined
  if (!value?.idBlock.isConstructed || !Array.isArray(children)) throw new AppError('der-malformed')
  return children as asn1js.AsnType[]
}
