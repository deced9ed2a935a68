import type { Language, SubscriberAgreement } from '../../src/contract/schema'
import { breathe } from '../authority/breath'
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

export async function subscriberAgreement(language: Language): Promise<SubscriberAgreement> {
  const t = translatorFor(language)
  const written: SubscriberAgreement['sections'][number][] = []
  for (const section of sections) {
    written.push({ heading: t(`agreement.${section}.heading`), text: t(`agreement.${section}.text`) })
    await breathe()
  }
  return { version: agreementVersion, language, title: t('agreement.title'), sections: written }
}
