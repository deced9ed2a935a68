import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'
import type { Pickup } from '../../../contract/schema'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import type { ErrorCode } from '../../../errors'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import type { DescriptionRow } from '../../../ui/lists/description-list'
import { Sheet, Stack } from '../../../ui/pages/page'
import type { Elements } from '../../../ui/texts/elements'
import { ContactLine } from '../flow/contact-line'
import { OpenItems } from '../flow/open-items'
import type { ClosedLinkState } from '../link/resumption'
import { KeptKeyPanel, KeyNotLookedFor } from './kept-key-panel'
import { StatePage } from './state-page'

export interface ClosedLinkPageProps {
  readonly state: ClosedLinkState
  readonly pickup: Pickup
  /** This browser still keeps a key that was made with the link. */
  readonly keyKept: boolean
  /** Why that isn't known; null where it is. */
  readonly notLooked: ErrorCode | null
  readonly crypto: CryptoWorkerClient
  readonly onLookAgain: () => void
}

/** The link is right, but a certificate can't be made with it yet, or any more. */
export function ClosedLinkPage({
  state,
  pickup,
  keyKept,
  notLooked,
  crypto,
  onLookAgain,
}: ClosedLinkPageProps) {
  const keptKey = keyKept ? (
    <KeptKeyPanel
      pickupId={pickup.pickupId}
      issued={state === 'revoked' || pickup.issued !== null}
      crypto={crypto}
    />
  ) : notLooked ? (
    <KeyNotLookedFor fault={notLooked} onLookAgain={onLookAgain} />
  ) : null
  const pages: Readonly<Record<ClosedLinkState, () => ReactElement>> = {
    'not-ready': () => <NotReadyPage pickup={pickup} onLookAgain={onLookAgain} />,
    refused: () => <RefusedPage pickup={pickup} keptKey={keptKey} />,
    cancelled: () => <OrderCancelledPage pickup={pickup} keptKey={keptKey} />,
    revoked: () => <RevokedPage pickup={pickup} keptKey={keptKey} />,
  }
  return pages[state]()
}

function NotReadyPage({
  pickup,
  onLookAgain,
}: {
  readonly pickup: Pickup
  readonly onLookAgain: () => void
}) {
  const t = useTranslations('keygen.notReady')
  const [address = ''] = pickup.emails
  return (
    <StatePage
      title={t('title')}
      lead={t('lead', { name: isolated(pickup.commonName) })}
      more={[t('means', { email: isolated(address) })]}
      address={address}
    >
      {pickup.openItems.length > 0 ? (
        <Sheet>
          <Stack>
            <h2>{t('openTitle')}</h2>
            <OpenItems items={pickup.openItems} />
          </Stack>
        </Sheet>
      ) : null}
      <ButtonRow>
        <Button look="primary" onClick={onLookAgain}>
          {t('lookAgain')}
        </Button>
      </ButtonRow>
      <ContactLine contact={pickup.contact} orderNumber={pickup.orderNumber} />
    </StatePage>
  )
}

/** Order and time of what happened, where the server says when. */
function useEventRows() {
  const t = useTranslations('keygen.linkState')
  const format = useFormatter()
  return {
    order: (orderNumber: string): DescriptionRow => ({ key: 'order', term: t('order'), value: orderNumber }),
    at: (at: string | null | undefined, term: string): DescriptionRow | null =>
      at ? { key: 'at', term, value: format.dateTime(new Date(at), 'moment') } : null,
  }
}

interface OverPageProps {
  readonly pickup: Pickup
  /** Erases the key that is kept for the link; draws nothing where there is none. */
  readonly keptKey: Elements
}

function RefusedPage({ pickup, keptKey }: OverPageProps) {
  const t = useTranslations('keygen.refused')
  const rows = useEventRows()
  const { refusal, orderNumber, contact } = pickup
  return (
    <StatePage
      title={t('title')}
      lead={t('lead', { name: isolated(pickup.commonName) })}
      more={[...(refusal ? [t(`reason.${refusal.reason}`)] : []), t('means')]}
      rows={[rows.order(orderNumber), rows.at(refusal?.refusedAt, t('refusedAt'))]}
    >
      <ContactLine contact={contact} orderNumber={orderNumber} />
      {keptKey}
    </StatePage>
  )
}

function OrderCancelledPage({ pickup, keptKey }: OverPageProps) {
  const t = useTranslations('keygen.orderCancelled')
  const rows = useEventRows()
  const { orderNumber, contact, cancelledAt } = pickup
  return (
    <StatePage
      title={t('title')}
      lead={t('lead', { name: isolated(pickup.commonName) })}
      more={[t('means')]}
      rows={[rows.order(orderNumber), rows.at(cancelledAt, t('cancelledAt'))]}
    >
      <ContactLine contact={contact} orderNumber={orderNumber} />
      {keptKey}
    </StatePage>
  )
}

function RevokedPage({ pickup, keptKey }: OverPageProps) {
  const t = useTranslations('keygen.revoked')
  const rows = useEventRows()
  const { orderNumber, contact, revokedAt } = pickup
  return (
    <StatePage
      title={t('title')}
      lead={t('lead', { name: isolated(pickup.commonName) })}
      more={[t('means'), t('oldMail')]}
      rows={[rows.order(orderNumber), rows.at(revokedAt, t('revokedAt'))]}
    >
      <ContactLine contact={contact} orderNumber={orderNumber} />
      {keptKey}
    </StatePage>
  )
}
