import { useEffect, useState } from 'react'
import { Button } from '../../src/ui/buttons/button'
import { moveClock, resetClock } from '../stage/clock'
import { realClock } from '../stage/page-clock'
import type { Scene } from '../world/scene'
import type { World } from '../world/world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'
import { useChange, useScene } from './use-scene'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const moves = [
  { key: 'minutes', milliseconds: 10 * minute },
  { key: 'hour', milliseconds: hour },
  { key: 'day', milliseconds: day },
  { key: 'month', milliseconds: 30 * day },
] as const

const offsetOf = ({ stage }: Scene) => stage.clockOffsetMs

export function ClockPanel({ world }: { readonly world: World }) {
  const { t, locale } = useDeskLanguage()
  const offset = useScene(world, offsetOf)
  const now = useRealTime()
  const { failed, busy, run } = useChange()
  const time = offset === null ? null : new Date(now + offset)
  return (
    <section className={styles['panel']} aria-labelledby="clock-title">
      <h2 id="clock-title">{t('desk.clock.title')}</h2>
      <p className={styles['explain']}>{t('desk.clock.explain')}</p>
      <p className={styles['clockNow']}>
        <span>{t('desk.clock.now')}</span>
        {time && (
          <time dateTime={time.toISOString()}>
            {new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(time)}
          </time>
        )}
      </p>
      <p className={styles['explain']} role="status">
        {offset ? t('desk.clock.moved', { duration: durationText(offset, locale) }) : t('desk.clock.real')}
      </p>
      <div className={styles['buttons']}>
        {moves.map(({ key, milliseconds }) => (
          <Button
            key={key}
            disabled={busy}
            onClick={() => run(() => world.change((scene) => moveClock(scene, milliseconds)))}
          >
            {t(`desk.clock.${key}`)}
          </Button>
        ))}
        {!!offset && (
          <Button look="quiet" disabled={busy} onClick={() => run(() => world.change(resetClock))}>
            {t('desk.clock.reset')}
          </Button>
        )}
      </div>
      {failed && <p role="alert">{t('desk.failed')}</p>}
    </section>
  )
}

/** Days, hours and minutes in words, those that aren't zero. */
function durationText(milliseconds: number, locale: string): string {
  const parts = [
    { unit: 'day', count: Math.floor(milliseconds / day) },
    { unit: 'hour', count: Math.floor((milliseconds % day) / hour) },
    { unit: 'minute', count: Math.round((milliseconds % hour) / minute) },
  ]
  const words = parts
    .filter(({ count }) => count > 0)
    .map(({ unit, count }) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
    )
  return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(words)
}

function useRealTime(): number {
  const [now, setNow] = useState(realClock)
  useEffect(() => {
    const timer = setInterval(() => setNow(realClock()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
