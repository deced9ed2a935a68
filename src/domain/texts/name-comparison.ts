import { inUnicodeForm } from './unicode-form'

/**
 * Whether two names of people or organizations are the same to X.520's rule for them (caseIgnoreMatch,
 * prepared as RFC 4518 §2 says, nearly): whichever way a letter with its accent is encoded, in capitals or
 * not, spaces more or less. One certificate authority writes `WHITCOMBE`, another doesn't; both mean the
 * person who was ordered for.
 */
export function isSameName(a: string, b: string): boolean {
  return prepared(a) === prepared(b)
}

function prepared(name: string): string {
  const plain = inUnicodeForm(name, 'NFKC')
    .replace(/[\u034F\u00AD\u200B-\u200F\u2060\uFEFF]/g, '') // mapped to nothing (RFC 4518 §2.2)
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  return inUnicodeForm(plain, 'NFKC')
}

/**
 * Addresses are compared without regard to case: no mail system in use tells `Alice@` from `alice@` (RFC 5321
 * §2.4 lets it).
 */
export function isSameMailbox(a: string, b: string): boolean {
  return mailboxKey(a) === mailboxKey(b)
}

const mailboxKey = (email: string) => inUnicodeForm(email.trim(), 'NFC').toLowerCase()
