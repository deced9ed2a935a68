import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { isolated } from '../../../i18n/isolated'
import { ButtonLink, ButtonRow } from '../../../ui/buttons/button'
import { DownloadIcon } from '../../../ui/buttons/icons'
import { useFileUrl } from '../../../ui/fields/file-url'
import { Notice } from '../../../ui/pages/notice'
import { Small, Stack } from '../../../ui/pages/page'
import type { SavableFile } from '../flow/places'
import { isInAppBrowser } from './in-app-browser'
import { type SavedKind, savedKinds } from './saved-kinds'
import { ShareButton } from './share-button'

interface SaveFileLinkProps {
  readonly file: SavableFile
  readonly kind: SavedKind
  readonly look?: 'primary' | 'secondary'
  readonly onSaved?: () => void
}

/** Saves or shares a file, and says its kind and size before. */
export function SaveFileLink({ file, kind, look = 'primary', onSaved }: SaveFileLinkProps) {
  const t = useTranslations('keygen.save')
  const format = useFormatter()
  const [mayDropFiles] = useState(() => isInAppBrowser(navigator.userAgent))
  const url = useFileUrl(file, savedKinds[kind])
  return (
    <Stack gap="tight">
      {mayDropFiles ? (
        <Notice tone="warning" title={t('inAppTitle')}>
          <p>{t('inApp')}</p>
        </Notice>
      ) : null}
      <ButtonRow>
        <ButtonLink look={look} href={url} download={file.name} icon={<DownloadIcon />} onClick={onSaved}>
          {t('save', { fileName: isolated(file.name) })}
        </ButtonLink>
        <ShareButton file={file} mediaType={savedKinds[kind]} onShared={onSaved} />
      </ButtonRow>
      <Small>
        {t('facts', {
          kind: t(`kind.${kind}`),
          size: format.number(file.bytes.length / 1000, 'kilobytes'),
        })}
      </Small>
    </Stack>
  )
}
