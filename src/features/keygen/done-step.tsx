import { useTranslations } from 'use-intl'
import type { Pickup } from '../../contract/schema'
import { BulletList } from '../../ui/bullet-list'
import { CheckCircleIcon } from '../../ui/icons'
import { Notice } from '../../ui/notice'
import { Lead, Page, PageHeading, Sheet, Small } from '../../ui/page'
import { CheckList } from './check-list'
import styles from './done-step.module.css'
import type { KeygenOutcome, SavableFile } from './keygen-progress'
import { OlderDevicePanel } from './older-device-panel'
import { ReceiptPanel } from './receipt-panel'
import { SaveFileLink } from './save-file-link'

interface DoneStepProps {
  readonly outcome: KeygenOutcome
  readonly saved: boolean
  readonly pickup: Pickup
  readonly onSaved: () => void
  readonly onBuildForOlderDevice: () => Promise<SavableFile>
}

/** The file, what was checked, the receipt, and what to do now. */
export function DoneStep({ outcome, saved, pickup, onSaved, onBuildForOlderDevice }: DoneStepProps) {
  const t = useTranslations('keygen.done')
  const checks = useTranslations('keygen.checks')
  return (
    <Page>
      <PageHeading
        above={
          <span className={styles['passed']}>
            <CheckCircleIcon /> {t('above')}
          </span>
        }
      >
        {t('title')}
      </PageHeading>
      <div className={styles['hand']} data-print="no">
        <Lead>{t('lead')}</Lead>
        <SaveFileLink file={outcome.file} onSaved={onSaved} />
        <div role="status">
          {saved ? (
            <Notice tone="success" title={t('saved')} />
          ) : (
            <Notice tone="warning" title={t('notSavedYet')} />
          )}
        </div>
      </div>
      <section className={styles['part']} data-print="no">
        <h2>{t('nextTitle')}</h2>
        <BulletList items={[t('nextInstall'), t('nextKeep'), t('nextOld')]} />
      </section>
      <OlderDevicePanel onBuild={onBuildForOlderDevice} onSaved={onSaved} />
      <section className={styles['part']}>
        <h2>{checks('title')}</h2>
        <Sheet>
          <CheckList checks={outcome.checks} fileOpens emailCount={pickup.emails.length} />
        </Sheet>
      </section>
      <ReceiptPanel receipt={outcome.receipt} orderNumber={pickup.orderNumber} />
      <div data-print="no">
        <Small>{t('leaveNote')}</Small>
      </div>
    </Page>
  )
}
