import { useFormatter, useTranslations } from 'use-intl'
import { DownloadLink } from '../../ui/button'
import { DownloadIcon } from '../../ui/icons'
import { Small, Stack } from '../../ui/page'
import type { SavableFile } from './keygen-progress'
import { useFileUrl } from './use-file-url'

interface SaveFileLinkProps {
  readonly file: SavableFile
  readonly look?: 'primary' | 'secondary'
  readonly onSaved?: () => void
}

/** Saves a file, and says its kind and size before. */
export function SaveFileLink({ file, look = 'primary', onSaved }: SaveFileLinkProps) {
  const t = useTranslations('keygen.done')
  const format = useFormatter()
  const url = useFileUrl(file)
  return (
    <Stack gap="tight">
      <div>
        <DownloadLink look={look} href={url} download={file.name} icon={<DownloadIcon />} onClick={onSaved}>
          {t('save', { fileName: file.name })}
        </DownloadLink>
      </div>
      <Small>{t('fileFacts', { size: format.number(file.bytes.length / 1000, 'kilobytes') })}</Small>
    </Stack>
  )
}
