import { useTranslations } from 'use-intl'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { EraseKeyPanel } from '../key/erase-panel'

interface ForgetPanelProps {
  /** Whether the file was handed over; without it forgetting loses the key for good. */
  readonly saved: boolean
  readonly forgotten: boolean
  readonly onForget: () => Promise<void>
}

/** “It works, forget my key”. */
export function ForgetPanel({ saved, forgotten, onForget }: ForgetPanelProps) {
  const t = useTranslations('keygen.forget')
  return (
    <Disclosure summary={t('title')}>
      <EraseKeyPanel
        lead={[t('lead')]}
        offer={t('offer')}
        ask={[t('ask'), ...(saved ? [] : [t('askNotSaved')])]}
        doneMeans={t('doneMeans')}
        erased={forgotten}
        onErase={onForget}
      />
    </Disclosure>
  )
}
