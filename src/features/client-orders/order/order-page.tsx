import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { orderQuery } from '../../../api/orders'
import type { ClientOrder } from '../../../contract/schema'
import { type AppError, toAppError } from '../../../errors'
import { isolated } from '../../../i18n/isolated'
import { MessageArea } from '../../../i18n/language-provider'
import { useFormatter } from '../../../i18n/use-formatter'
import { paths } from '../../../paths'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { CopyButton } from '../../../ui/buttons/copy-button'
import { CheckCircleIcon, RenewIcon } from '../../../ui/buttons/icons'
import { DescriptionList } from '../../../ui/lists/description-list'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { FailurePage } from '../../../ui/pages/failure-page'
import { LoadingPage } from '../../../ui/pages/loading-page'
import { Lead, Page, PageHeading, Sheet, Stack } from '../../../ui/pages/page'
import { useAccountDrafts } from '../drafts/use-account-drafts'
import { useMoneyText } from '../wizard/money-text'
import styles from './order-page.module.css'
import { OrderRecipients } from './recipients'
import { OrderSteps } from './steps'

/** Mostly people and mails decide when something changes: once a minute is soon enough. */
const lookAgainMs = 60_000

/** An order that was placed: its number, and its next steps. */
export function OrderPage({ orderNumber }: { readonly orderNumber: string }) {
  return (
    <MessageArea area="orders">
      <PlacedOrder orderNumber={orderNumber} />
    </MessageArea>
  )
}

function PlacedOrder({ orderNumber }: { readonly orderNumber: string }) {
  // Its result is not shown: opening any page of orders deletes drafts that were kept too long.
  useAccountDrafts()
  const { data, error, isFetching, refetch } = useQuery({
    ...orderQuery(orderNumber),
    refetchInterval: lookAgainMs,
    refetchOnWindowFocus: 'always',
  })
  const failure = error && !isFetching ? toAppError(error) : null
  const lookAgain = () => void refetch()
  if (data) return <OrderView order={data} isAsking={isFetching} failure={failure} onLookAgain={lookAgain} />
  if (failure) return <NoOrderPage error={failure} onTryAgain={lookAgain} />
  return <LoadingPage />
}

interface OrderViewProps {
  readonly order: ClientOrder
  readonly isAsking: boolean
  readonly failure: AppError | null
  readonly onLookAgain: () => void
}

function OrderView({ order, isAsking, failure, onLookAgain }: OrderViewProps) {
  const t = useTranslations('order.submitted')
  const app = useTranslations('app')
  const settings = useTranslations('order.settings')
  const payment = useTranslations('order.payment')
  const format = useFormatter()
  const money = useMoneyText()
  const { orderNumber, placedAt, placedBy, recipients, renewal, organizationName } = order
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Sheet>
        <div className={styles['confirmation']}>
          <CheckCircleIcon />
          <div>
            <p>{t('number')}</p>
            <p className={styles['number']}>
              <span translate="no">{orderNumber}</span>{' '}
              <span data-print="no">
                <CopyButton text={orderNumber} what={t('number')} />
              </span>
            </p>
            <p className={styles['placed']}>
              {t('placed', {
                moment: format.dateTime(new Date(placedAt), 'moment'),
                name: isolated(placedBy),
                count: recipients.length,
              })}
            </p>
          </div>
        </div>
      </Sheet>
      <Stack>
        <h2>{t('next')}</h2>
        <Lead>{t('nextLead')}</Lead>
        <OrderSteps steps={order.steps} />
        {failure ? (
          <FailureNotice error={failure}>
            <Button onClick={onLookAgain}>{app('tryAgain')}</Button>
          </FailureNotice>
        ) : null}
        <ButtonRow>
          <Button icon={<RenewIcon />} aria-disabled={isAsking} onClick={isAsking ? undefined : onLookAgain}>
            {t('lookAgain')}
          </Button>
          <span className={styles['asOf']} role="status">
            {t('asOf', { time: format.dateTime(new Date(order.asOf), 'moment') })}
          </span>
        </ButtonRow>
      </Stack>
      <Stack>
        <h2>{t('recipients', { count: recipients.length })}</h2>
        <OrderRecipients recipients={recipients} />
      </Stack>
      <Stack>
        <h2>{t('ordered')}</h2>
        <Sheet>
          <DescriptionList
            rows={[
              { key: 'product', term: t('product'), value: order.productName },
              ...(organizationName === null
                ? []
                : [
                    {
                      key: 'organization',
                      term: t('organization'),
                      value: <span translate="no">{organizationName}</span>,
                    },
                  ]),
              { key: 'validity', term: t('validity'), value: t('days', { days: order.validityDays }) },
              { key: 'hash', term: settings('hash'), value: settings(`hashes.${order.signatureHash}`) },
              {
                key: 'renewal',
                term: t('renewal'),
                value: renewal
                  ? t('renewalOn', { times: renewal.times, days: renewal.daysBefore })
                  : t('renewalOff'),
              },
              {
                key: 'payment',
                term: t('payment'),
                value:
                  order.payment.method === 'contract'
                    ? payment('method.contract')
                    : t('paid', {
                        method: payment(`method.${order.payment.method}`),
                        total: money(order.payment.total),
                      }),
              },
            ]}
          />
        </Sheet>
      </Stack>
      <p data-print="no">
        <Link href={paths.newOrder()}>{t('another')}</Link>
      </p>
    </Page>
  )
}

interface NoOrderPageProps {
  readonly error: AppError
  readonly onTryAgain: () => void
}

function NoOrderPage({ error, onTryAgain }: NoOrderPageProps) {
  const t = useTranslations('order.submitted')
  const app = useTranslations('app')
  return (
    <>
      <FailurePage error={error}>
        {/* An answer that stays the same however often one asks. */}
        {error.code === 'order-unknown' ? null : (
          <Button look="primary" onClick={onTryAgain}>
            {app('tryAgain')}
          </Button>
        )}
      </FailurePage>
      <Page>
        <p>
          <Link href={paths.newOrder()}>{t('another')}</Link>
        </p>
      </Page>
    </>
  )
}
