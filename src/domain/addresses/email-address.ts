import type { TextFault } from '../fault-codes'
import { inUnicodeForm } from '../texts/unicode-form'

/** An e-mail address as a certificate holds it. */
export interface EmailAddress {
  /** Local part as typed, domain in lower-case A-labels (RFC 5890): the form that is sent and compared. */
  readonly address: string
  /** The domain, lower-case A-labels. */
  readonly domainName: string
  /** The domain as people read it, where it was typed in another script; else null. */
  readonly typedDomain: string | null
}

const maxLength = 254
const maxLocalLength = 64
/**
 * A dot-string of RFC 5321 §4.1.2. Quoted strings are refused: mail programs don't find the certificate of
 * such an address.
 */
const dotString = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
/**
 * Labels without a hyphen at their third place (RFC 5890 §2.3.1 keeps those for A-labels), the last of
 * letters alone.
 */
const plainDomain = /^((?!..--)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/**
 * Reads an address as people type and paste it: blanks around it, full-width signs, `mailto:` and `Name
 * <address>` are forgiven. Faults: `field-required`, `email-malformed`, `email-not-ascii` (a local part
 * outside ASCII, RFC 6531), `email-too-long` (`limit`: 254 characters, RFC 5321 §4.5.3.1.3).
 */
export function readEmail(text: string): EmailAddress | TextFault {
  const trimmed = bareAddress(text)
  if (trimmed === '') return { code: 'field-required' }
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, at)
  const typed = trimmed.slice(at + 1).toLowerCase()
  if (at < 1 || typed === '') return { code: 'email-malformed' }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
  if (/[^\x00-\x7F]/.test(local)) return { code: 'email-not-ascii' }
  const domainName = asciiDomain(typed)
  if (!dotString.test(local) || domainName === null) return { code: 'email-malformed' }
  const address = `${local}@${domainName}`
  if (local.length > maxLocalLength || address.length > maxLength) {
    return {
      code: 'email-too-long',
      details: { limit: local.length > maxLocalLength ? maxLocalLength : maxLength },
    }
  }
  return { address, domainName, typedDomain: typed === domainName ? null : typed }
}

/** Whether reading an address ended with a fault. */
export function isTextFault(reading: EmailAddress | TextFault): reading is TextFault {
  return 'code' in reading
}

/**
 * Several addresses in one field, apart by comma, semicolon or line break; empty ones are passed over. The
 * comma of `Doe, Jane <jane@…>`, as mail programs copy it, is part of the name.
 */
export function splitEmails(text: string): readonly string[] {
  return text
    .split(/[;；\n\r]+/)
    .flatMap((piece) => piece.replace(/(?<=^|[,，])[^,，@<]+[,，][^,，@<]*(?=<[^<>]*>)/g, '').split(/[,，]+/))
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function bareAddress(text: string): string {
  const inBrackets = /<([^<>]*)>\s*$/.exec(text)?.[1]
  return (
    // Full-width letters and signs and the full stop of Chinese, as its keyboards write them.
    inUnicodeForm(inBrackets ?? text, 'NFKC')
      .replaceAll('\u3002', '.')
      .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
      .trim()
      .replace(/^mailto:/i, '')
  )
}

/** A domain in A-labels; null where it is none. The platform's URL parser has the tables of UTS #46. */
function asciiDomain(typed: string): string | null {
  if (/[^a-z0-9.\-\u0080-\u{10FFFF}]/u.test(typed)) return null
  // Most are plain already; the parser costs a list of thousands a noticeable moment.
  if (plainDomain.test(typed)) return typed.length <= 253 ? typed : null
  let host: string
  try {
    host = new URL(`http://${typed}/`).hostname
  } catch {
    return null
  }
  const labels = host.split('.')
  const top = labels.at(-1) ?? ''
  const wellFormed = labels.length > 1 && labels.every((part) => label.test(part)) && /[a-z]/.test(top)
  return wellFormed && host.length <= 253 ? host : null
}
