import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { splitEmails } from '../../../domain/addresses/email-address'
import { organizationNameOf } from '../../../domain/orders/client-order'
import { wholeNumber } from '../../../domain/orders/client-order-draft'
import { judgeValidity } from '../../../domain/orders/validity'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { DescriptionList, type DescriptionRow, ValueLines } from '../../../ui/lists/description-list'
import { Stack } from '../../../ui/pages/page'
import { useCardSession } from '../payment/session'
import { ChangeLink } from '../wizard/change-link'
import type { JudgedOrder } from '../wizard/judged-order'
import { useMoneyText } from '../wizard/money-text'
import type { StepProps, WizardStep } from '../wizard/steps'
import styles from './cards.module.css'
import { CheckRecipients } from './recipients'

export interface CheckCardsProps extends Pick<StepProps, 'draft' | 'product' | 'policy' | 'now'> {
  readonly draftId: string
  readonly judged: JudgedOrder
  readonly steps: readonly WizardStep[]
}

/** The answers of the draft, a card for each step. */
export function CheckCards({ draftId, draft, product, policy, now, judged, steps }: CheckCardsProps) {
  const t = useTranslations('order.check')
  const settings = useTranslations('order.settings')
  const format = useFormatter()
  const money = useMoneyText()
  const session = useCardSession(draft)
  const { submission } = judged
  const organizationName = organizationNameOf(submission, policy)
  const judgedValidity = judgeValidity(submission.validity, product.validity, now)
  const orNothing = (text: string | null | undefined) => (text ? text : t('notProvided'))
  const acceptedAt = (acceptedAt: string | undefined) =>
    acceptedAt
      ? t('acceptedAt', { moment: format.dateTime(new Date(acceptedAt), 'moment') })
      : t('notProvided')
  const { method } = draft.payment
  const card =
    session !== undefined && session !== 'unknown' && session.status === 'succeeded' ? session.card : null
  const options = policy.paymentOptions

  const settingsRows: readonly (DescriptionRow | null)[] = [
    { key: 'product', term: t('product'), value: product.name },
    product.needsOrganization
      ? {
          key: 'organization',
          term: t('organization'),
          value: (
            <>
              <span translate="no">{orNothing(organizationName)}</span>
              {draft.organization.kind === 'new' && organizationName ? (
                <span>{` (${t('newOrganization')})`}</span>
              ) : null}
            </>
          ),
        }
      : null,
    draft.generation === null
      ? null
      : {
          key: 'generation',
          term: settings('generation'),
          value: settings(`generations.${draft.generation}.name`),
        },
    {
      key: 'validity',
      term: t('validity'),
      value:
        'code' in judgedValidity
          ? t('notProvided')
          : t('validityValue', {
              days: judgedValidity.days,
              day: format.dateTime(new Date(judgedValidity.notAfter), {
                dateStyle: 'long',
                ...(submission.validity.kind === 'until' && { timeZone: 'UTC' }),
              }),
            }),
    },
    { key: 'hash', term: settings('hash'), value: settings(`hashes.${draft.signatureHash}`) },
  ]
  const paymentText = () => {
    switch (method) {
      case null:
        return t('notProvided')
      case 'contract':
        return t('payment.contract', { name: isolated(options.contract?.name ?? '') })
      case 'balance':
        return t('payment.balance', { balance: money(options.balance) })
      case 'card':
        return card
          ? t('payment.card', { brand: card.brand, lastFour: card.lastFour })
          : t('payment.cardMissing')
    }
  }
  const emails = splitEmails(draft.notificationEmails)
  const bodies: Readonly<Record<Exclude<WizardStep, 'check'>, ReactNode>> = {
    settings: <DescriptionList rows={settingsRows.filter((row) => row !== null)} />,
    options: (
      <DescriptionList
        rows={[
          {
            key: 'renewal',
            term: t('renewal'),
            value: draft.renewal.on
              ? t('renewalOn', {
                  times: wholeNumber(draft.renewal.times) || 0,
                  days: draft.renewal.daysBefore,
                })
              : t('renewalOff'),
          },
        ]}
      />
    ),
    recipients: (
      <Stack>
        <CheckRecipients
          draft={draft}
          product={product}
          organizationName={organizationName}
          draftId={draftId}
        />
        <DescriptionList
          rows={[
            {
              key: 'emails',
              term: t('notificationEmails'),
              value: emails.length > 0 ? <ValueLines values={emails} /> : t('none'),
            },
          ]}
        />
      </Stack>
    ),
    payment: <DescriptionList rows={[{ key: 'method', term: t('paymentMethod'), value: paymentText() }]} />,
    agreement: (
      <DescriptionList
        rows={[
          ...(product.needsOrganization
            ? [
                {
                  key: 'attestation',
                  term: t('attestation'),
                  value: acceptedAt(draft.attestation?.acceptedAt),
                },
              ]
            : []),
          {
            key: 'services',
            term: t('servicesAgreement'),
            value: draft.servicesAgreement
              ? `${t('version', { version: draft.servicesAgreement.version })}, ${acceptedAt(draft.servicesAgreement.acceptedAt)}`
              : t('notProvided'),
          },
        ]}
      />
    ),
  }
  return (
    <>
      {steps
        .filter((step) => step !== 'check')
        .map((step) => (
          <CheckCard key={step} draftId={draftId} step={step}>
            {bodies[step]}
          </CheckCard>
        ))}
    </>
  )
}

interface CheckCardProps {
  readonly draftId: string
  readonly step: WizardStep
  readonly children: ReactNode
}

function CheckCard({ draftId, step, children }: CheckCardProps) {
  const wizard = useTranslations('order.wizard')
  const title = wizard(`step.${step}`)
  return (
    <section className={styles['card']} aria-label={title}>
      <div className={styles['head']}>
        <h2>{title}</h2>
        <ChangeLink draftId={draftId} step={step} what={title} />
      </div>
      <div className={styles['body']}>{children}</div>
    </section>
  )
}
