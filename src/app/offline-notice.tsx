import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '../ui/pages/notice'

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says that the device is offline, while it is. */
export function OfflineNotice() {
  const t = useTranslations('app')
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
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
