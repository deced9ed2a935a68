import type { AgreementId, Language, SubscriberAgreement } from '../../src/contract/schema'
import { yieldToPage } from '../../src/yield'
import { translatorFor } from '../messages/messages'

interface Agreement {
  /** Of the text in force; a new text gets a new one. */
  readonly version: string
  /** Where its texts are in the messages, and their order. */
  readonly namespace: string
  readonly sections: readonly string[]
}

/** An introduction, then the subscriber's promises in the order of S/MIME BR 9.6.3. */
const subscriber: Agreement = {
  version: '2026-01',
  namespace: 'agreement',
  sections: ['parties', 'accuracy', 'protection', 'acceptance', 'use', 'revocation', 'end', 'response'],
}
/** The account's obligations with an order. */
export const servicesAgreement: Agreement = {
  version: '2026-03',
  namespace: 'servicesAgreement',
  sections: ['parties', 'requests', 'people', 'validation', 'fees', 'revocation', 'records', 'liability'],
}
/** The agreement of account and authority before any order. */
export const masterAgreement: Agreement = {
  version: '2025-09',
  namespace: 'masterAgreement',
  sections: ['parties', 'account', 'payment', 'privacy', 'changes', 'law'],
}
/** Of the sentence by which an organization attests its people; it stands on the product's page. */
export const attestationVersion = '2026-01'

export const agreementVersion = subscriber.version

const ofAccount: Readonly<Record<AgreementId, Agreement>> = {
  certificate_services: servicesAgreement,
  master_services: masterAgreement,
}

export const subscriberAgreement = (language: Language): Promise<SubscriberAgreement> =>
  textOf(subscriber, language)

export const accountAgreement = (
  agreementId: AgreementId,
  language: Language,
): Promise<SubscriberAgreement> => textOf(ofAccount[agreementId], language)

type Say = (key: string) => string

async function textOf(
  { version, namespace, sections }: Agreement,
  language: Language,
): Promise<SubscriberAgreement> {
  const say = translatorFor(language) as unknown as Say
  const written: SubscriberAgreement['sections'][number][] = []
  for (const section of sections) {
    const key = `${namespace}.${section}`
    written.push({ heading: say(`${key}.heading`), text: say(`${key}.text`) })
    await yieldToPage()
  }
  return { version, language, title: say(`${namespace}.title`), sections: written }
}
