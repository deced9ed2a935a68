import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SavableFile } from '../../../blocks/files/save-button'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { Notice } from '../../../ui/pages/notice'
import { Sheet, Stack } from '../../../ui/pages/page'
import { MadeFile } from '../files/made-file'
import { useFileMaking } from '../files/use-making'
import { useRequestFileExplanation } from '../files/use-request-file-explanation'
import type { KeyCustody } from '../flow/key-custody'
import { useStorageDurable } from './use-storage-durable'

interface BackupPanelProps {
  readonly name: string
  readonly custody: KeyCustody
  readonly onRequestFile: (explanation: readonly string[]) => Promise<SavableFile>
  readonly onFileSaved: () => void
  readonly onResume: () => void
}

/** The request file as a second copy of the key: one click away. */
export function BackupPanel(props: BackupPanelProps) {
  const t = useTranslations('keygen.backup')
  return (
    <Disclosure summary={t('title')}>
      <Backup {...props} />
    </Disclosure>
  )
}

/**
 * The same where the certificate takes its time: offered, unless the browser has promised to keep the key or
 * a file was saved.
 */
export function WaitingBackupPanel(props: BackupPanelProps) {
  const t = useTranslations('keygen.backup')
  const durable = useStorageDurable()
  const { kept, filed } = props.custody
  const [savedBefore] = useState(filed)
  if (durable === null) return null
  if (savedBefore || (durable && kept)) return <BackupPanel {...props} />
  return (
    <Sheet>
      <Stack>
        <h2>{t('title')}</h2>
        {kept ? <p>{t('why')}</p> : null}
        <Backup {...props} />
      </Stack>
    </Sheet>
  )
}

function Backup({ name, custody, onRequestFile, onFileSaved, onResume }: BackupPanelProps) {
  const t = useTranslations('keygen.backup')
  const explanation = useRequestFileExplanation(name)
  const { making, make } = useFileMaking()
  return (
    <Stack>
      <p>{t('what')}</p>
      <MadeFile
        making={making}
        kind="request"
        make={t('make')}
        onMake={() => make(() => onRequestFile(explanation))}
        onSaved={onFileSaved}
        onResume={onResume}
      />
      <div role="status">{custody.filed ? <Notice tone="success" title={t('saved')} /> : null}</div>
    </Stack>
  )
}
