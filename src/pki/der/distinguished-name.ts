import * as asn1js from 'asn1js'
import { AppError } from '../../errors'
import { hexOf } from './hex'
import { contentOf, type DerValue, elementsOf, oidOf, parseDer, rawDerOf } from './values'

/** One attribute of a name; `text` is null where its value is no text. */
interface NameAttribute {
  readonly oid: string
  readonly text: string | null
  readonly valueDer: Uint8Array<ArrayBuffer>
}

/**
 * A distinguished name, part by part in the order of the encoding; a part has several attributes now and
 * then.
 */
export type DistinguishedName = readonly (readonly NameAttribute[])[]

/** The OIDs of the attributes that rules ask for. */
export const nameOids = {
  commonName: '2.5.4.3',
  organizationName: '2.5.4.10',
  emailAddress: '1.2.840.113549.1.9.1',
} as const

/** Reads a DER Name (RFC 5280 §4.1.2.4). Throws `der-malformed`. */
export function readName(nameDer: Uint8Array): DistinguishedName {
  return nameOf(parseDer(nameDer))
}

/** As `readName`, of a Name that is an element of something larger. */
export function nameOf(element: DerValue): DistinguishedName {
  return elementsOf(element).map((rdn) => {
    if (!(rdn instanceof asn1js.Set)) throw new AppError('der-malformed')
    return (rdn.valueBlock.value as DerValue[]).map((attribute) => {
      const [oid, value] = elementsOf(attribute)
      if (!value) throw new AppError('der-malformed')
      return { oid: oidOf(oid), text: textOfString(value), valueDer: rawDerOf(value) }
    })
  })
}

/** The texts of all attributes of one kind, in their order. */
export function textsOf(name: DistinguishedName, oid: string): readonly string[] {
  return name.flat().flatMap((attribute) => (attribute.oid === oid ? (attribute.text ?? []) : []))
}

/**
 * Short names: RFC 4514 §3, and those that people's certificates have (X.520, ETSI EN 319 412-1 §5.1.4,
 * Microsoft's for names).
 */
const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.42': 'G',
  '2.5.4.43': 'I',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'E',
}

/**
 * A name as text, escaped after RFC 4514, but in the order of its encoding, which people know from elsewhere.
 */
export function nameText(name: DistinguishedName): string {
  return name.map((rdn) => rdn.map(attributeText).join('+')).join(', ')
}

function attributeText({ oid, text, valueDer }: NameAttribute): string {
  return `${shortNames[oid] ?? oid}=${text === null ? `#${hexOf(valueDer)}` : escaped(text)}`
}

/**
 * Control characters, and marks that turn the direction of the text after them: a name must not rearrange the
 * line it stands in.
 */
const misleading = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu

function escaped(text: string): string {
  return text
    .replace(/[,+"\\<>;]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!\\) $/, '\\ ')
    .replace(misleading, (mark) =>
      [...new TextEncoder().encode(mark)]
        .map((octet) => `\\${hexOf(Uint8Array.of(octet)).toUpperCase()}`)
        .join(''),
    )
}

/**
 * The parts of a name as they are compared (RFC 5280 §7.1, as far as OpenSSL goes): of any string type,
 * without regard to the case of ASCII letters and to superfluous spaces.
 */
export function comparableRdns(name: DistinguishedName): readonly string[] {
  return name.map((rdn) =>
    rdn
      .map(({ oid, text, valueDer }) => `${oid}=${text === null ? `#${hexOf(valueDer)}` : comparable(text)}`)
      .toSorted()
      .join('+'),
  )
}

const comparable = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** The string types of RFC 5280 §4.1.2.4 and X.680 §41, by tag. */
const decoders: Readonly<Record<number, (octets: Uint8Array) => string>> = {
  12: (octets) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets),
  18: latin1,
  19: latin1,
  20: latin1, // TeletexString: ISO 8859-1 is what everybody put in
  22: latin1,
  26: latin1,
  28: (octets) => codePoints(octets, 4),
  30: (octets) => new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true }).decode(octets),
}

/**
 * The text of an element of a string type; null for every other, and for octets that are none of its type.
 */
export function textOfString(element: asn1js.AsnType): string | null {
  const { tagClass, tagNumber, isConstructed } = element.idBlock
  const decode = tagClass === 1 && !isConstructed ? decoders[tagNumber] : undefined
  try {
    return decode ? decode(contentOf(element)) : null
  } catch {
    return null // shown as hex
  }
}

function latin1(octets: Uint8Array): string {
  return Array.from(octets, (octet) => String.fromCharCode(octet)).join('')
}

function codePoints(octets: Uint8Array, size: number): string {
  if (octets.length % size !== 0) throw new AppError('der-malformed')
  let text = ''
  for (let at = 0; at < octets.length; at += size) {
    text += String.fromCodePoint(octets.subarray(at, at + size).reduce((sum, octet) => sum * 256 + octet, 0))
  }
  return text
}
