import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import type { SavableFile } from '../../../blocks/files/save-button'
import type { Pickup } from '../../../contract/schema'
import type { CertificateFileKind } from '../../../domain/files/pkcs12-file-name'
import type { ErrorCode } from '../../../errors'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { paths } from '../../../paths'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { BulletList } from '../../../ui/lists/bullet-list'
import { DescriptionList } from '../../../ui/lists/description-list'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Notice } from '../../../ui/pages/notice'
import { Lead, Page, PageHeading, Sheet, Stack } from '../../../ui/pages/page'
import { CodeText } from '../../../ui/texts/code-text'
import { TextWithAddress } from '../../../ui/texts/text-with-address'
import { CertificateFiles } from '../files/certificate-files-part'
import { ContactLine } from '../flow/contact-line'
import type { KeyCustody } from '../flow/key-custody'

interface DeclinedPageProps {
  readonly pickup: Pickup
  readonly onUndo: () => void
}

/** “This is not me”: nothing happened, and what to do. */
export function DeclinedPage({ pickup, onUndo }: DeclinedPageProps) {
  const t = useTranslations('keygen.declined')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Stack>
        <Lead>{t('help')}</Lead>
        <p>{t('todo')}</p>
        <ContactLine contact={pickup.contact} orderNumber={pickup.orderNumber} />
      </Stack>
      <ButtonRow>
        <Button onClick={onUndo}>{t('undo')}</Button>
      </ButtonRow>
    </Page>
  )
}

interface CancelledPageProps {
  readonly custody: KeyCustody
  readonly pickup: Pickup
  readonly onAgain: () => void
  readonly onDropAgain: () => void
}

/** Given up: the text depends on whether the request had left. */
export function CancelledPage({ custody, pickup, onAgain, onDropAgain }: CancelledPageProps) {
  const t = useTranslations('keygen.cancelled')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      {custody.keepFault ? (
        <NotDropped code={custody.keepFault} text={t('dropAgain')} onDropAgain={onDropAgain} />
      ) : null}
      {custody.sent ? (
        <>
          <Notice tone="warning">
            <p>{t('afterSent', { orderNumber: pickup.orderNumber })}</p>
          </Notice>
          <ContactLine contact={pickup.contact} orderNumber={pickup.orderNumber} />
        </>
      ) : (
        <>
          <Lead>{t('beforeSent')}</Lead>
          <ButtonRow>
            <Button look="primary" onClick={onAgain}>
              {t('again')}
            </Button>
          </ButtonRow>
        </>
      )}
    </Page>
  )
}

function NotDropped({
  code,
  text,
  onDropAgain,
}: {
  readonly code: ErrorCode
  readonly text: string
  readonly onDropAgain: () => void
}) {
  return (
    <FailureNotice error={{ code }}>
      <Button onClick={onDropAgain}>{text}</Button>
    </FailureNotice>
  )
}

interface StoppedPageProps {
  readonly custody: KeyCustody
  readonly email: string
  readonly onGoOn: () => void
}

/** Stopped for now; nothing is given up. */
export function StoppedPage({ custody, email, onGoOn }: StoppedPageProps) {
  const t = useTranslations('keygen.stopped')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Stack>
        <Lead>
          <TextWithAddress text={t('lead', { email: isolated(email) })} address={email} />
        </Lead>
        <p>{t(custody.kept ? 'kept' : 'filed')}</p>
      </Stack>
      <ButtonRow>
        <Button look="primary" onClick={onGoOn}>
          {t('goOn')}
        </Button>
      </ButtonRow>
    </Page>
  )
}

interface UsedPageProps {
  readonly pickup: Pickup
  readonly otherKeyKept: boolean
  readonly onOpenFile: () => void
  readonly onCertificateFile: (format: CertificateFileKind) => Promise<SavableFile>
  readonly onResume: () => void
}

/** The certificate exists, and this browser was looked through: it has no key for it. */
export function UsedPage({ pickup, otherKeyKept, onOpenFile, onCertificateFile, onResume }: UsedPageProps) {
  const t = useTranslations('keygen.issued')
  const keptKey = useTranslations('keygen.keptKey')
  const certificate = useTranslations('keygen.certificateFiles')
  const format = useFormatter()
  const { commonName, orderNumber, issued, contact } = pickup
  const moment = (time: string) => format.dateTime(new Date(time), 'moment')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Stack>
        <Lead>{t('what', { name: isolated(commonName) })}</Lead>
        <p>{t(otherKeyKept ? 'otherKey' : 'means')}</p>
        {otherKeyKept ? (
          <p>
            <Link href={paths.keptKeys()}>{keptKey('allKeys')}</Link>
          </p>
        ) : null}
      </Stack>
      {issued ? (
        <Sheet>
          <DescriptionList
            rows={[
              { key: 'order', term: t('order'), value: orderNumber },
              { key: 'issued', term: t('issuedAt'), value: moment(issued.issuedAt) },
              { key: 'until', term: t('validUntil'), value: moment(issued.notAfter) },
              {
                key: 'serial',
                term: t('serial'),
                value: <CodeText groupsOf={2}>{issued.serialNumber}</CodeText>,
              },
            ]}
          />
        </Sheet>
      ) : null}
      <Stack>
        <h2>{t('fileTitle')}</h2>
        <p>{t('file')}</p>
        <ButtonRow>
          <Button look="primary" onClick={onOpenFile}>
            {t('openFile')}
          </Button>
        </ButtonRow>
      </Stack>
      <Stack>
        <h2>{t('todoTitle')}</h2>
        <BulletList
          items={[t('todoOtherPlace'), t('todoFind'), t('todoReissue', { orderNumber }), t('todoUnknown')]}
        />
        <ContactLine contact={contact} orderNumber={orderNumber} />
      </Stack>
      <Disclosure summary={certificate('title')}>
        <CertificateFiles onCertificateFile={onCertificateFile} onResume={onResume} />
      </Disclosure>
    </Page>
  )
}
