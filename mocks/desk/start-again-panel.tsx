import { useState } from 'react'
import { Button } from '../../src/ui/buttons/button'
import type { World } from '../world/world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'
import { useChange } from './use-scene'

export function StartAgainPanel({ world }: { readonly world: World }) {
  const { t } = useDeskLanguage()
  const { failed, busy, run } = useChange()
  const [step, setStep] = useState<'idle' | 'asking' | 'done'>('idle')
  const startAgain = () =>
    run(async () => {
      await world.startAgain()
      setStep('done')
    })
  return (
    <section className={styles['panel']} aria-labelledby="again-title">
      <h2 id="again-title">{t('desk.again.title')}</h2>
      <p className={styles['explain']}>{t('desk.again.explain')}</p>
      {step === 'asking' ? (
        <fieldset className={styles['question']}>
          <legend>{t('desk.again.sure')}</legend>
          <div className={styles['buttons']}>
            <Button look="primary" autoFocus disabled={busy} onClick={startAgain}>
              {t('desk.again.yes')}
            </Button>
            <Button disabled={busy} onClick={() => setStep('idle')}>
              {t('desk.again.no')}
            </Button>
          </div>
        </fieldset>
      ) : (
        <div className={styles['buttons']}>
          <Button onClick={() => setStep('asking')}>{t('desk.again.start')}</Button>
        </div>
      )}
      <p role="status">{step === 'done' && t('desk.again.done')}</p>
      {failed && <p role="alert">{t('desk.failed')}</p>}
    </section>
  )
}
