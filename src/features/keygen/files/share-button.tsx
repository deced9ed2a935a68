import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SavableFile } from '../../../blocks/files/save-button'
import { Button } from '../../../ui/buttons/button'
import { ShareIcon } from '../../../ui/buttons/icons'
import { Notice } from '../../../ui/pages/notice'

interface ShareButtonProps {
  readonly file: SavableFile
  readonly mediaType: string
  readonly onShared?: (() => void) | undefined
}

/**
 * Hands the file to the system's share sheet, on devices that have one: there “Downloads” is hard to find.
 */
export function ShareButton({ file, mediaType, onShared }: ShareButtonProps) {
  const t = useTranslations('keygen.save')
  const [failed, setFailed] = useState(false)
  const shared = useMemo(
    () => ({ files: [new File([file.bytes], file.name, { type: mediaType })] }),
    [file, mediaType],
  )
  if (!hasShareSheet(shared)) return null

  const share = () => {
    setFailed(false)
    navigator.share(shared).then(onShared, (error: unknown) => {
      // The person closed the sheet: that is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setFailed(true)
    })
  }
  return (
    <>
      <Button icon={<ShareIcon />} onClick={share}>
        {t('share')}
      </Button>
      {failed ? <Notice tone="warning" role="alert" title={t('shareFailed')} /> : null}
    </>
  )
}

function hasShareSheet(data: ShareData): boolean {
  // A desktop's share menu sends to contacts; a person there wants the file.
  return matchMedia('(pointer: coarse)').matches && navigator.canShare?.(data) === true
}
