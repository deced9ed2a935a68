import type { WorldTranslator } from '../messages/messages'
import { testCards } from '../payment/cards'
import styles from './provider.module.css'

interface TestCardsProps {
  readonly t: WorldTranslator
  readonly onChoose: (number: string) => void
}

const inFours = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ')

/** The numbers that work here, and what comes of each. */
export function TestCards({ t, onChoose }: TestCardsProps) {
  return (
    <section className={styles['test']} aria-labelledby="test-cards">
      <h2 id="test-cards">{t('payment.test')}</h2>
      <p>{t('payment.testExplain')}</p>
      <ul>
        {testCards.map(({ number, brand, outcome }) => (
          <li key={number}>
            <button type="button" className={styles['choice']} onClick={() => onChoose(inFours(number))}>
              {t('payment.use', { brand, number: inFours(number), outcome: t(`payment.outcome.${outcome}`) })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
