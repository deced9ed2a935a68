import { useTranslations } from 'use-intl'
import type { SavableFile } from '../../../blocks/files/save-button'
import type { Pickup } from '../../../contract/schema'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import { type DeviceId, deviceOf } from '../../../domain/devices'
import type { CertificateFileKind } from '../../../domain/files/pkcs12-file-name'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { CheckCircleIcon } from '../../../ui/buttons/icons'
import { BulletList } from '../../../ui/lists/bullet-list'
import { Notice } from '../../../ui/pages/notice'
import { Lead, Page, PageHeading, Small, Stack } from '../../../ui/pages/page'
import { FrameByFrame } from '../../../ui/timing/frame-by-frame'
import { CheckList } from '../checks/list'
import { WhatLeftPanel } from '../checks/what-left-panel'
import { CertificateFilesPart } from '../files/certificate-files-part'
import { SaveFileLink } from '../files/save-link'
import type { ShownOutcome } from '../flow/states'
import { AnotherDevicePart } from './another-device-part'
import styles from './done-step.module.css'
import { ForgetPanel } from './forget-panel'
import { InstallPanel } from './install-panel'
import { ReceiptPanel } from './receipt-panel'

interface DoneStepProps {
  readonly outcome: ShownOutcome
  readonly saved: boolean
  readonly forgotten: boolean
  readonly pickup: Pickup
  /** The device `outcome.file` was made for. */
  readonly deviceId: DeviceId
  /** Reads the CSR that was sent; no key is asked of it. */
  readonly crypto: CryptoWorkerClient
  /** A file of the same certificate was handed to the browser or the share sheet. */
  readonly onSaved: () => void
  readonly onBuildFor: (deviceId: DeviceId) => Promise<SavableFile>
  readonly onCertificateFile: (format: CertificateFileKind) => Promise<SavableFile>
  readonly onForget: () => Promise<void>
  /** The worker lost its key: the kept copy has to be opened with the password again. */
  readonly onResume: () => void
  /** A request file was saved on the way: it is of no use any more. */
  readonly filed: boolean
}

/**
 * Save, install, stop. The rest lies below, closed: other files, the checks, the requests that left, the
 * receipt, erasing the key.
 */
export function DoneStep({
  outcome,
  saved,
  forgotten,
  pickup,
  deviceId,
  crypto,
  onSaved,
  onBuildFor,
  onCertificateFile,
  onForget,
  onResume,
  filed,
}: DoneStepProps) {
  const t = useTranslations('keygen.done')
  const checks = useTranslations('keygen.checks')
  const keep = [
    t('keepApart'),
    t('keepOld'),
    ...(deviceOf(deviceId)?.pkcs12Profile === 'compatible' ? [t('keepCompatible')] : []),
    ...(filed ? [t('deleteRequestFile')] : []),
  ]
  return (
    <Page>
      <PageHeading
        above={
          <span className={styles['passed']}>
            <CheckCircleIcon /> <span>{t('above')}</span>
          </span>
        }
      >
        {t('title')}
      </PageHeading>
      <FrameByFrame>
        <div className={styles['hand']} data-print="no">
          <Lead>{t(saved ? 'leadSaved' : 'lead')}</Lead>
          {outcome.file ? (
            <SaveFileLink
              file={outcome.file}
              kind="p12"
              look={saved ? 'secondary' : 'primary'}
              onSaved={onSaved}
            />
          ) : null}
          <div role="status">
            {saved ? <Notice tone="success" title={t('saved')} /> : <Small>{t('notSavedYet')}</Small>}
          </div>
        </div>
        <InstallPanel deviceId={deviceId} isNext={saved} />
        <section className={styles['part']} data-print="no">
          <h2>{t('keepTitle')}</h2>
          <BulletList items={keep} />
        </section>
        <div className={styles['more']}>
          <Disclosure summary={t('moreTitle')}>
            <Stack gap="part">
              {forgotten ? (
                <p>{t('moreForgotten')}</p>
              ) : (
                <AnotherDevicePart
                  deviceId={deviceId}
                  onBuildFor={onBuildFor}
                  onSaved={onSaved}
                  onResume={onResume}
                />
              )}
              <CertificateFilesPart onCertificateFile={onCertificateFile} onResume={onResume} />
            </Stack>
          </Disclosure>
          <Disclosure summary={checks('title')} printed>
            <CheckList checks={outcome.checks} emailCount={pickup.emails.length} />
          </Disclosure>
          <WhatLeftPanel crypto={crypto} />
          <ReceiptPanel outcome={outcome} pickup={pickup} deviceId={deviceId} />
          <ForgetPanel saved={saved} forgotten={forgotten} onForget={onForget} />
        </div>
      </FrameByFrame>
    </Page>
  )
}
