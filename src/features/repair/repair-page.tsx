import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type CryptoWorkerClient, createCryptoWorkerClient, missingAbility } from '../../crypto-worker/client'
import { MessageArea } from '../../i18n/language-provider'
import { Button } from '../../ui/buttons/button'
import { LockIcon } from '../../ui/buttons/icons'
import { FailurePage } from '../../ui/pages/failure-page'
import { Lead, Page, PageHeading } from '../../ui/pages/page'
import type { FoundFile } from './found-file'
import { FoundPanel } from './found-panel'
import { filesToWrite, firstChoice } from './key-choice'
import { KeyChoiceForm } from './key-choice-form'
import { MadePanel } from './made-panel'
import { MakeForm } from './make-form'
import { OpenForm } from './open-form'
import styles from './repair-page.module.css'
import { SectionHeading } from './section-heading'
import { type RepairProgress, useRepair } from './use-repair'

/** Turns a certificate file that a device refuses into the other kind; in the worker, and nothing is sent. */
export function RepairPage() {
  // One worker for this page: the key of the file lives exactly as long.
  const [crypto] = useState(() => createCryptoWorkerClient())
  const [missing] = useState(() => missingAbility())
  return (
    <MessageArea area="guides">
      {missing ? <FailurePage error={{ code: missing }} /> : <RepairFile crypto={crypto} />}
    </MessageArea>
  )
}

/** The page with a worker given, its texts being there. */
export function RepairFile({ crypto }: { readonly crypto: CryptoWorkerClient }) {
  const t = useTranslations('repair')
  const [file, setFile] = useState<File | null>(null)
  const [password, setPassword] = useState('')
  const [keyPassword, setKeyPassword] = useState<string | null>(null)
  const repair = useRepair(crypto)
  const { progress } = repair

  const startOver = () => {
    repair.startOver()
    setFile(null)
    setPassword('')
    setKeyPassword(null)
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
          keyPassword={keyPassword}
          opening={progress.at === 'opening'}
          fault={progress.at === 'choosing' ? progress.fault : null}
          onFile={(chosen) => {
            setFile(chosen)
            setKeyPassword(null)
            repair.clearFault()
          }}
          onPassword={setPassword}
          onKeyPassword={setKeyPassword}
          onOpen={() => file && void repair.open(file, password, keyPassword)}
          onCancel={repair.cancel}
        />
      ) : (
        <OpenedFile repair={repair} progress={progress} fileName={file?.name ?? ''} onStartOver={startOver} />
      )}
    </Page>
  )
}

interface OpenedFileProps {
  readonly repair: ReturnType<typeof useRepair>
  readonly progress: Extract<RepairProgress, { found: FoundFile }>
  readonly fileName: string
  readonly onStartOver: () => void
}

/** The content of the file, and the forms that make files of it. */
function OpenedFile({ repair, progress, fileName, onStartOver }: OpenedFileProps) {
  const t = useTranslations('repair')
  const { found } = progress
  const [choice, setChoice] = useState(() => firstChoice(found))
  const [asked, setAsked] = useState(false)
  const [now] = useState(() => new Date())
  const nothingChosen = choice.chosen.length === 0
  const several = filesToWrite(found, choice).length > 1
  return (
    <>
      <section className={styles['part']}>
        {/* Where the new file is there, its own heading takes the focus. */}
        {progress.at === 'made' ? (
          <h2>{t('found.title')}</h2>
        ) : (
          <SectionHeading>{t('found.title')}</SectionHeading>
        )}
        <div className={styles['file']}>
          <p>{fileName}</p>
          {progress.at === 'made' ? null : (
            <Button look="quiet" onClick={onStartOver}>
              {t('startOver')}
            </Button>
          )}
        </div>
        <FoundPanel found={found} choice={choice} now={now} />
        {progress.at === 'made' ? null : (
          <KeyChoiceForm
            found={found}
            choice={choice}
            disabled={progress.at === 'making'}
            missing={asked && nothingChosen}
            now={now}
            onChoice={setChoice}
          />
        )}
      </section>
      {progress.at === 'made' ? (
        <MadePanel made={progress.made} onAgain={() => repair.backToForm(found)} onStartOver={onStartOver} />
      ) : (
        <section className={styles['part']}>
          <h2>{t(several ? 'make.submitSeveral' : 'make.title')}</h2>
          <MakeForm
            found={found}
            several={several}
            password={found.reading.text}
            making={progress.at === 'making'}
            fault={progress.at === 'opened' ? progress.fault : null}
            isTooWeak={(chosen) => repair.isTooWeak(found, chosen)}
            onMake={(order) => {
              setAsked(true)
              if (nothingChosen) document.getElementById('repair-key-0')?.focus()
              else void repair.make(found, choice, order)
            }}
          />
          {progress.at === 'making' ? (
            <div>
              <Button look="quiet" onClick={repair.cancel}>
                {t('cancel')}
              </Button>
            </div>
          ) : null}
          <div role="status">{progress.at === 'making' ? <span>{t('making')}</span> : null}</div>
        </section>
      )}
    </>
  )
}
