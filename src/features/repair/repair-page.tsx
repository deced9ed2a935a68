import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type CryptoWorkerClient, createCryptoWorkerClient } from '../../crypto-worker/client'
import { MessageArea } from '../../i18n/language-provider'
import { Button } from '../../ui/button'
import { LockIcon } from '../../ui/icons'
import { Lead, Page, PageHeading } from '../../ui/page'
import { FoundPanel } from './found-panel'
import { MadePanel } from './made-panel'
import { MakeForm } from './make-form'
import { OpenForm } from './open-form'
import styles from './repair-page.module.css'
import { SectionHeading } from './section-heading'
import { useRepair } from './use-repair'

/** Turns a certificate file that a device refuses into the other kind; in the worker, and nothing is sent. */
export function RepairPage() {
  // One worker for this page: the key of the file lives exactly as long.
  const [crypto] = useState(() => createCryptoWorkerClient())
  return (
    <MessageArea area="guides">
      <RepairFile crypto={crypto} />
    </MessageArea>
  )
}

/** The page with a worker given, its texts being there. */
export function RepairFile({ crypto }: { readonly crypto: CryptoWorkerClient }) {
  const t = useTranslations('repair')
  const [file, setFile] = useState<File | null>(null)
  const [password, setPassword] = useState('')
  const repair = useRepair(crypto)
  const { progress } = repair

  const startOver = () => {
    repair.startOver()
    setFile(null)
    setPassword('')
  }

  return (
    <Page>
      <PageHeading withError={'fault' in progress && progress.fault !== null}>{t('title')}</PageHeading>
      <Lead>{t('lead')}</Lead>
      <p className={styles['privacy']}>
        <LockIcon /> <span>{t('privacy')}</span>
      </p>
      {progress.at === 'choosing' || progress.at === 'opening' ? (
        <OpenForm
          file={file}
          password={password}
          opening={progress.at === 'opening'}
          fault={progress.at === 'choosing' ? progress.fault : null}
          onFile={(chosen) => {
            setFile(chosen)
            repair.clearFault()
          }}
          onPassword={setPassword}
          onOpen={() => file && void repair.open(file, password)}
        />
      ) : (
        <>
          <section className={styles['part']}>
            {/* Where the new file is there, its own heading takes the focus. */}
            {progress.at === 'made' ? (
              <h2>{t('found.title')}</h2>
            ) : (
              <SectionHeading>{t('found.title')}</SectionHeading>
            )}
            <div className={styles['file']}>
              <p>{file?.name}</p>
              {progress.at === 'made' ? null : (
                <Button look="quiet" onClick={startOver}>
                  {t('startOver')}
                </Button>
              )}
            </div>
            <FoundPanel found={progress.found} now={new Date()} />
          </section>
          {progress.at === 'made' ? (
            <MadePanel
              made={progress.made}
              onAgain={() => repair.backToForm(progress.found)}
              onStartOver={startOver}
            />
          ) : (
            <section className={styles['part']}>
              <h2>{t('make.title')}</h2>
              <MakeForm
                found={progress.found}
                password={password}
                making={progress.at === 'making'}
                fault={progress.at === 'opened' ? progress.fault : null}
                isTooWeak={(chosen) => repair.isTooWeak(progress.found, chosen)}
                onFault={(error) => repair.fail(progress.found, error)}
                onMake={(order) => void repair.make(progress.found, order)}
              />
              <div role="status">{progress.at === 'making' ? t('making') : null}</div>
            </section>
          )}
        </>
      )}
    </Page>
  )
}
