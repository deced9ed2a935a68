import { useTranslations } from 'use-intl'
import type { Pickup } from '../../contract/schema'
import type { CryptoWorkerClient } from '../../crypto-worker/client'
import type { DeviceId } from '../../domain/devices'
import type { CertificateFileKind } from '../../domain/pkcs12-file-name'
import { BulletList } from '../../ui/bullet-list'
import { FrameByFrame } from '../../ui/frame-by-frame'
import { CheckCircleIcon } from '../../ui/icons'
import { Notice } from '../../ui/notice'
import { Lead, Page, PageHeading, Sheet } from '../../ui/page'
import { AnotherDevicePanel } from './another-device-panel'
import { CertificateFilesPanel } from './certificate-files-panel'
import { CheckList } from './check-list'
import styles from './done-step.module.css'
import { ForgetPanel } from './forget-panel'
import { InstallPanel } from './install-panel'
import type { KeygenOutcome, SavableFile } from './keygen-places'
import { ReceiptPanel } from './receipt-panel'
import { SaveFileLink } from './save-file-link'
import { WhatLeftPanel } from './what-left-panel'

interface DoneStepProps {
  readonly outcome: KeygenOutcome
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

/** The file, how to install it, files for other places, what was checked, the receipt, what left, and forgetting the key. */
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
          <Lead>{t('lead')}</Lead>
          <SaveFileLink file={outcome.file} kind="p12" onSaved={onSaved} />
          <div role="status">
            {saved ? (
              <Notice tone="success" title={t('saved')} />
            ) : (
              <Notice tone="warning" title={t('notSavedYet')} />
            )}
          </div>
        </div>
        <InstallPanel deviceId={deviceId} />
        <section className={styles['part']} data-print="no">
          <h2>{t('keepTitle')}</h2>
          <BulletList items={[t('keepApart'), t('keepOld'), ...(filed ? [t('deleteRequestFile')] : [])]} />
        </section>
        <section className={styles['part']} data-print="no">
          <h2>{t('moreTitle')}</h2>
          {forgotten ? (
            <p>{t('moreForgotten')}</p>
          ) : (
            <div className={styles['more']}>
              <AnotherDevicePanel
                deviceId={deviceId}
                onBuildFor={onBuildFor}
                onSaved={onSaved}
                onResume={onResume}
              />
              <CertificateFilesPanel onCertificateFile={onCertificateFile} onResume={onResume} />
            </div>
          )}
        </section>
        <section className={styles['part']}>
          <h2>{checks('title')}</h2>
          <Sheet>
            <CheckList checks={outcome.checks} emailCount={pickup.emails.length} />
          </Sheet>
          <WhatLeftPanel crypto={crypto} />
        </section>
        <ReceiptPanel outcome={outcome} pickup={pickup} deviceId={deviceId} />
        <ForgetPanel saved={saved} forgotten={forgotten} onForget={onForget} />
      </FrameByFrame>
    </Page>
  )
}
