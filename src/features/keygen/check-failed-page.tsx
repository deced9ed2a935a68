import { useTranslations } from 'use-intl'
import type { Pickup } from '../../contract/schema'
import type { CertificateCheck } from '../../domain/certificate-checks'
import { Notice } from '../../ui/notice'
import { Page, PageHeading, Sheet } from '../../ui/page'
import { CheckList } from './check-list'

interface CheckFailedPageProps {
  readonly checks: readonly CertificateCheck[]
  readonly pickup: Pickup
}

/** The certificate is not what was ordered: says which check failed, and hands over nothing. */
export function CheckFailedPage({ checks, pickup }: CheckFailedPageProps) {
  const t = useTranslations('keygen.checkFailed')
  return (
    <Page>
      <PageHeading withError>{t('title')}</PageHeading>
      <Notice tone="danger">
        <p>{t('help')}</p>
      </Notice>
      <Sheet>
        <CheckList checks={checks} emailCount={pickup.emails.length} />
      </Sheet>
      <p>{t('todo', { orderNumber: pickup.orderNumber })}</p>
    </Page>
  )
}
