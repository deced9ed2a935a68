import * as asn1js from 'asn1js'
import type { GeneralName, NameConstraints, Subtree } from '../../domain/certificates/name-constraints'
import { comparableRdns, nameOf, nameText, textOfString } from './distinguished-name'
import { hexOf } from './hex'
import { childrenOf, contentOf, type DerValue, elementsOf, oidOf, parseDer } from './values'

/** Mail addresses that are not ASCII (RFC 9598), and Microsoft's name of an account. */
const smtpUtf8Mailbox = '1.3.6.1.5.5.7.8.9'
const userPrincipalName = '1.3.6.1.4.1.311.20.2.3'

/** Reads GeneralNames (RFC 5280 §4.2.1.6): a SEQUENCE in an extension's value. Throws `der-malformed`. */
export function readGeneralNames(der: Uint8Array): readonly GeneralName[] {
  return elementsOf(parseDer(der)).map(generalNameOf)
}

/**
 * Reads NameConstraints (RFC 5280 §4.2.1.10); an unreadable name is told as `unreadable`, since a limit that
 * is passed over is none.
 */
export function readNameConstraints(der: Uint8Array): NameConstraints {
  try {
    const [permitted, excluded] = [0, 1].map((tag) =>
      elementsOf(parseDer(der))
        .filter((field) => field?.idBlock.tagNumber === tag)
        .flatMap((field) => childrenOf(field).map(subtreeOf)),
    )
    return { permitted: permitted ?? [], excluded: excluded ?? [], unreadable: false }
  } catch {
    return { permitted: [], excluded: [], unreadable: true }
  }
}

/** GeneralSubtree { base, [0] minimum DEFAULT 0, [1] maximum OPTIONAL } */
function subtreeOf(element: DerValue): Subtree {
  const [base, ...bounds] = elementsOf(element)
  return { base: generalNameOf(base), bounded: bounds.length > 0 }
}

/** The plain texts of RFC 5280's CHOICE, by tag. */
const texts: Readonly<Record<number, 'email' | 'dns' | 'uri'>> = { 1: 'email', 2: 'dns', 6: 'uri' }

function generalNameOf(element: DerValue): GeneralName {
  const tag = element?.idBlock.tagClass === 3 ? element.idBlock.tagNumber : -1
  if (element && tag in texts) {
    return { type: texts[tag] ?? 'uri', value: new TextDecoder('utf-8').decode(contentOf(element)) }
  }
  if (element && tag === 7) return { type: 'ip', value: hexOf(contentOf(element)) }
  if (tag === 4) {
    const name = nameOf(childrenOf(element)[0])
    return { type: 'directory', rdns: comparableRdns(name), value: nameText(name) }
  }
  return tag === 0 ? otherNameOf(childrenOf(element)) : { type: 'other', value: `[${tag}]` }
}

/** OtherName { type-id, [0] value } */
function otherNameOf([type, value]: readonly asn1js.AsnType[]): GeneralName {
  const oid = oidOf(type)
  const inner = value instanceof asn1js.Constructed ? childrenOf(value)[0] : undefined
  const text = inner ? textOfString(inner) : null
  if (text !== null && oid === smtpUtf8Mailbox) return { type: 'email', value: text }
  if (text !== null && oid === userPrincipalName) return { type: 'upn', value: text }
  return { type: 'other', value: oid }
}
