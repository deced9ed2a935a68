import { useTranslations } from 'use-intl'
import type { Pickup } from '../../../contract/schema'
import type { CertificateCheck } from '../../../domain/certificates/checks'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Notice } from '../../../ui/pages/notice'
import { Page, PageHeading, Sheet, Stack } from '../../../ui/pages/page'
import { CheckList } from '../checks/list'
import { ContactLine } from '../flow/contact-line'

interface CheckFailedPageProps {
  readonly checks: readonly CertificateCheck[]
  readonly pickup: Pickup
  readonly onCheckAgain: () => void
}

/**
 * The certificate is not what was ordered: says which check failed and whom to ask, hands nothing over, and
 * keeps the key.
 */
export function CheckFailedPage({ checks, pickup, onCheckAgain }: CheckFailedPageProps) {
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
      <Stack>
        <p>{t('todo', { orderNumber: pickup.orderNumber })}</p>
        <ContactLine contact={pickup.contact} orderNumber={pickup.orderNumber} />
        <p>{t('keyKept')}</p>
      </Stack>
      <ButtonRow>
        <Button onClick={onCheckAgain}>{t('again')}</Button>
      </ButtonRow>
    </Page>
  )
}
