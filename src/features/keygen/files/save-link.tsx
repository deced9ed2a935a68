import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type SavableFile, SaveButton } from '../../../blocks/files/save-button'
import { ButtonRow } from '../../../ui/buttons/button'
import { Notice } from '../../../ui/pages/notice'
import { Small, Stack } from '../../../ui/pages/page'
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
  return (
    <Stack gap="tight">
      {mayDropFiles ? (
        <Notice tone="warning" title={t('inAppTitle')}>
          <p>{t('inApp')}</p>
        </Notice>
      ) : null}
      <ButtonRow>
        <SaveButton file={file} mediaType={savedKinds[kind]} look={look} onSaved={onSaved} />
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
