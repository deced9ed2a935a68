import type { AgreementId, Language } from '../contract/schema'

/** The part of a link that may be in a key: the number in place of its secret token. */
interface NumberedLink {
  readonly number: number
}

const account = ['account'] as const
const pickup = ({ number }: NumberedLink) => ['pickup', number] as const

/**
 * The keys under which answers are kept, all of them. A key that begins with another one is renewed and
 * forgotten with it: answers that depend on the account with the account, those about a link with the link.
 */
export const queryKeys = {
  account,
  organizations: [...account, 'organizations'],
  domains: [...account, 'domains'],
  paymentOptions: [...account, 'payment-options'],
  paymentSession: (paymentSessionId: string) => [...account, 'payment-session', paymentSessionId],
  catalogue: ['catalogue'],
  order: (orderNumber: string) => ['orders', orderNumber],
  agreement: (agreementId: AgreementId, language: Language) => ['agreements', agreementId, language],
  pickup,
  openedPickup: (link: NumberedLink, readings: number, grants: number) => [
    ...pickup(link),
    'opened',
    readings,
    grants,
  ],
  issuance: (link: NumberedLink) => [...pickup(link), 'issuance'],
  subscriberAgreement: (link: NumberedLink, ...languages: readonly Language[]) => [
    ...pickup(link),
    'agreement',
    ...languages,
  ],
  /** Of this browser's disk. */
  keptKeys: ['kept-keys'],
  drafts: (accountId: string | null) => ['drafts', accountId],
} as const
