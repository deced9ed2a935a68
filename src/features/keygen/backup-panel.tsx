import { useTranslations } from 'use-intl'
import { Disclosure } from '../../ui/disclosure'
import { Notice } from '../../ui/notice'
import type { SavableFile } from './keygen-places'
import { MadeFile } from './made-file'
import { useFileMaking } from './use-file-making'
import { useRequestFileExplanation } from './use-request-file-explanation'

interface BackupPanelProps {
  readonly name: string
  /** The request file was saved before. */
  readonly filed: boolean
  readonly onRequestFile: (explanation: readonly string[]) => Promise<SavableFile>
  readonly onFileSaved: () => void
  readonly onResume: () => void
}

/** The request file as a second place for the key, where the browser keeps it, too. */
export function BackupPanel({ name, filed, onRequestFile, onFileSaved, onResume }: BackupPanelProps) {
  const t = useTranslations('keygen.backup')
  const explanation = useRequestFileExplanation(name)
  const { making, make } = useFileMaking()
  return (
    <Disclosure summary={t('title')}>
      <p>{t('what')}</p>
      <MadeFile
        making={making}
        kind="request"
        make={t('make')}
        onMake={() => make(() => onRequestFile(explanation))}
        onSaved={onFileSaved}
        onResume={onResume}
      />
      <div role="status">{filed ? <Notice tone="success" title={t('saved')} /> : null}</div>
    </Disclosure>
  )
}
