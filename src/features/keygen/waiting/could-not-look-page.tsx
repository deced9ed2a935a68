import { useTranslations } from 'use-intl'
import type { Pickup } from '../../../contract/schema'
import { type ErrorCode, isStorageFault } from '../../../errors'
import { isolated } from '../../../i18n/isolated'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Lead, Page, PageHeading, Stack } from '../../../ui/pages/page'
import { ContactLine } from '../flow/contact-line'

interface CouldNotLookPageProps {
  readonly pickup: Pickup
  /** A certificate depends on the key. */
  readonly sent: boolean
  readonly fault: ErrorCode
  readonly onLookAgain: () => void
  readonly onOpenFile: () => void
  readonly onBegin: () => void
}

/** Whether this browser keeps the key is not known: says so and nothing else, and looks again when asked. */
export function CouldNotLookPage({ pickup, sent, fault, ...on }: CouldNotLookPageProps) {
  const t = useTranslations('keygen.unsure')
  const issued = useTranslations('keygen.issued')
  const app = useTranslations('app')
  const { commonName, contact, orderNumber } = pickup
  // Without a worker no key could be made either.
  const mayBegin = !sent && (isStorageFault(fault) || fault === 'kept-key-unreadable')
  return (
    <Page>
      <PageHeading withError>{t('title')}</PageHeading>
      <Lead>{t(sent ? 'leadSent' : 'leadNotSent', { name: isolated(commonName) })}</Lead>
      <FailureNotice error={{ code: fault }}>
        <ButtonRow>
          <Button look="primary" onClick={on.onLookAgain}>
            {app('tryAgain')}
          </Button>
        </ButtonRow>
      </FailureNotice>
      {mayBegin ? (
        <Stack>
          <h2>{t('beginTitle')}</h2>
          <p>{t('begin')}</p>
          <ButtonRow>
            <Button onClick={on.onBegin}>{t('beginNow')}</Button>
          </ButtonRow>
        </Stack>
      ) : null}
      <Stack>
        <h2>{issued('fileTitle')}</h2>
        <p>{t('file')}</p>
        <ButtonRow>
          <Button onClick={on.onOpenFile}>{issued('openFile')}</Button>
        </ButtonRow>
      </Stack>
      <ContactLine contact={contact} orderNumber={orderNumber} />
    </Page>
  )
}
