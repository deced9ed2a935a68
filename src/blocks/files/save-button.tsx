import { useTranslations } from 'use-intl'
import { isolated } from '../../i18n/isolated'
import { ButtonLink } from '../../ui/buttons/button'
import { DownloadIcon } from '../../ui/buttons/icons'
import { useFileUrl } from '../../ui/fields/file-url'

/** A file the page has made and a person may save. */
export interface SavableFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

interface SaveButtonProps {
  readonly file: SavableFile
  readonly mediaType: string
  readonly look?: 'primary' | 'secondary'
  readonly onSaved?: (() => void) | undefined
}

/** Has the browser save the file under its name. */
export function SaveButton({ file, mediaType, look = 'primary', onSaved }: SaveButtonProps) {
  const t = useTranslations('files')
  const url = useFileUrl(file, mediaType)
  return (
    <ButtonLink look={look} href={url} download={file.name} icon={<DownloadIcon />} onClick={onSaved}>
      {t('save', { fileName: isolated(file.name) })}
    </ButtonLink>
  )
}
