import 'reflect-metadata' // @peculiar/x509 needs it before its own first line.
import * as x509 from '@peculiar/x509'
import { AppError } from '../../src/errors'
import { hexOf } from '../world/digest'
import type { Scene } from '../world/scene'
import { type SubjectAttribute, subjectAttributes } from './profiles'

export type Subject = Partial<Readonly<Record<SubjectAttribute, string>>>

const publishedAt = 'http://pki.certdesk.example'
/** How every certificate of the authority is signed, unless an order has another hash. */
export const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

export function nameOf(subject: Subject): x509.Name {
  const order = Object.keys(subjectAttributes) as SubjectAttribute[]
  return new x509.Name(
    order.flatMap((attribute) => {
      const value = subject[attribute]
      const { oid, encoding } = subjectAttributes[attribute]
      return value === undefined ? [] : [{ [oid]: [{ [encoding]: value }] }]
    }),
  )
}

/** Whole seconds, the last one included: `days` of exactly 86,400 s (RFC 5280 §4.1.2.5, S/MIME BR 6.3.2). */
export function validity(now: Date, days: number): { notBefore: Date; notAfter: Date } {
  const start = Math.floor(now.getTime() / 1000)
  return { notBefore: new Date(start * 1000), notAfter: new Date((start + days * 86_400 - 1) * 1000) }
}

/**
 * 16 octets, of which 126 bits by chance: positive and never with a leading zero (S/MIME BR 7.1: at least
 * 64).
 */
export function serialNumber(random: Scene['random']): string {
  const bytes = random(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return hexOf(bytes)
}

/**
 * Where the issuer's certificate and revocation list would be published; http, as S/MIME BR 7.1.2.3 b and c
 * ask.
 */
export function publication(issuerId: string): x509.Extension[] {
  return [
    new x509.AuthorityInfoAccessExtension({ caIssuers: `${publishedAt}/${issuerId}.cer` }),
    new x509.CRLDistributionPointsExtension([`${publishedAt}/${issuerId}.crl`]),
  ]
}

export function authorityKeyIdentifier(issuer: x509.X509Certificate): x509.AuthorityKeyIdentifierExtension {
  const identifier = issuer.getExtension(x509.SubjectKeyIdentifierExtension)
  if (!identifier) throw new AppError('server-fault')
  return new x509.AuthorityKeyIdentifierExtension(identifier.keyId)
}
