import type { AccountRecord, Domain, Organization } from '../records/account'

const dayMs = 86_400_000

/** The organization whose people the demo is about. */
export const brightwater = {
  organizationId: 'org-brightwater',
  name: 'Brightwater Instruments Ltd',
  countryCode: 'GB',
  locality: 'Bristol',
  organizationIdentifier: 'NTRGB-04417823',
}

/** The contact for recipients' questions. */
const contact = { name: 'Margaret Okafor', email: 'certificates@brightwater.example' }

interface AccountOfMorning {
  readonly account: AccountRecord
  readonly organizations: readonly Organization[]
  readonly domains: readonly Domain[]
}

/**
 * The account on the first morning: organizations and domains in every state of their validation, and a
 * little money.
 */
export function accountOfMorning(now: Date): AccountOfMorning {
  const inDays = (days: number) => new Date(now.getTime() + days * dayMs).toISOString()
  const until = (days: number) => ({ validatedUntil: inDays(days), pendingSince: null })
  const pending = { validatedUntil: null, pendingSince: inDays(-1) }
  const never = { validatedUntil: null, pendingSince: null }
  return {
    account: {
      accountId: 'account-brightwater',
      accountName: brightwater.name,
      contact,
      user: { name: 'Daniel Mensah', email: 'daniel.mensah@brightwater.example', role: 'administrator' },
      contract: {
        name: 'Brightwater framework contract 2026–2028',
        endsAt: inDays(497),
        remaining: [
          { productId: 'secure_email_sponsor', certificates: 1480 },
          { productId: 'secure_email_organization', certificates: 3 },
          { productId: 'client_premium', certificates: 0 },
          { productId: 'client_email_security_plus', certificates: 60 },
          { productId: 'client_authentication_plus', certificates: 220 },
        ],
      },
      balance: { amount: 12_000, currency: 'EUR' },
      cardsAccepted: true,
    },
    organizations: [
      { ...brightwater, ...until(611) },
      {
        organizationId: 'org-brightwater-france',
        name: 'Brightwater Métrologie SAS',
        countryCode: 'FR',
        locality: 'Lyon',
        organizationIdentifier: 'NTRFR-842917356',
        ...until(20),
      },
      {
        organizationId: 'org-brightwater-belgium',
        name: 'Brightwater Benelux NV',
        countryCode: 'BE',
        locality: 'Antwerpen',
        organizationIdentifier: 'NTRBE-0712345689',
        ...until(-45),
      },
      {
        organizationId: 'org-brightwater-taiwan',
        name: '明泉儀器股份有限公司',
        countryCode: 'TW',
        locality: '新竹市',
        organizationIdentifier: 'NTRTW-24567891',
        ...pending,
      },
      {
        organizationId: 'org-severn-estuary',
        // As long as a name may be (RFC 5280 appendix A.1): 64 characters.
        name: 'Severn Estuary Hydrographic and Environmental Monitoring Limited',
        countryCode: 'GB',
        locality: 'Weston-super-Mare',
        organizationIdentifier: 'NTRGB-09916042',
        ...until(240),
      },
      {
        organizationId: 'org-brightwater-pension',
        name: 'Brightwater Pension Trustees Ltd',
        countryCode: 'GB',
        locality: 'Bristol',
        organizationIdentifier: 'NTRGB-05120447',
        ...never,
      },
    ],
    domains: [
      { domainName: 'brightwater.example', ...until(302) },
      { domainName: 'brightwater-benelux.example', ...until(17) },
      // mingquan: 明泉.example
      { domainName: 'xn--2hvt3m.example', ...until(120) },
      // métrologie-brightwater.example
      { domainName: 'xn--mtrologie-brightwater-b5b.example', ...until(88) },
      { domainName: 'severn-estuary.example', ...pending },
      { domainName: 'brightwater-instruments.example', ...until(-12) },
      { domainName: 'brightwater-pension.example', ...never },
    ],
  }
}
