import type { Language, SubscriberAgreement } from '../../src/contract/schema'
import { translatorFor } from '../messages'

/** The version in force; a new text gets a new one. */
export const agreementVersion = '2026-01'

/** What a subscriber promises, in the order of S/MIME BR 9.6.3, after what the agreement is. */
const sections = [
  'parties',
  'accuracy',
  'protection',
  'acceptance',
  'use',
  'revocation',
  'end',
  'response',
] as const

export function subscriberAgreement(language: Language): SubscriberAgreement {
  const t = translatorFor(language)
  return {
    version: agreementVersion,
    language,
    title: t('agreement.title'),
    sections: sections.map((section) => ({
      heading: t(`agreement.${section}.heading`),
      text: t(`agreement.${section}.text`),
    })),
  }
}
