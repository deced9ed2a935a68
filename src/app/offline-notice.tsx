import { useTranslations } from 'use-intl'
import { Notice } from '../ui/pages/notice'
import { useOnline } from '../ui/timing/use-online'

/** Says that the device is offline, while it is. */
export function OfflineNotice() {
  const t = useTranslations('app')
  const online = useOnline()
  return (
    <div role="status">
      {online ? null : (
        <Notice tone="warning">
          <p>{t('offline')}</p>
        </Notice>
      )}
    </div>
  )
}
