import { useEffect, useMemo, useState } from 'react'
import { formatLocale, isLanguage, type Language, preferredLanguage } from '../../src/i18n/language'
import { LanguageSelect } from '../../src/ui/languages/language-select'
import { translatorFor } from '../messages/messages'
import type { Scene } from '../world/scene'
import type { World } from '../world/world'
import { ClockPanel } from './clock-panel'
import styles from './desk.module.css'
import { DeskLanguageContext } from './desk-language'
import { HistoryNote } from './history-note'
import { Inbox } from './inbox'
import { PeoplePanel } from './people-panel'
import { PhonePanel } from './phone-panel'
import { ScenarioNote } from './scenario-note'
import { ScenarioPanel } from './scenario-panel'
import { StartAgainPanel } from './start-again-panel'
import { useCatchUp } from './use-catch-up'
import { useScene } from './use-scene'

const beginningOf = ({ stage }: Scene) => stage.beginning.reason
const damagedIn = ({ damaged }: Scene) => damaged.count()

interface DeskPageProps {
  readonly world: World
  /** The name in the address, where no scenario has it. */
  readonly unknownScenario?: string | null
  /** How many orders the address wants to be added, as it says it. */
  readonly wantedOrders?: string | null
}

/** The stage's own page: what the people of the demo see of the world, and what moves it. */
export function DeskPage({ world, unknownScenario = null, wantedOrders = null }: DeskPageProps) {
  useCatchUp(world)
  const [language, setLanguage] = useDeskLanguageChoice()
  const desk = useMemo(
    () => ({ language, t: translatorFor(language), locale: formatLocale(language, navigator.languages) }),
    [language],
  )
  const reason = useScene(world, beginningOf)
  const damaged = useScene(world, damagedIn)
  const { t } = desk
  return (
    <DeskLanguageContext value={desk}>
      <header className={styles['band']}>
        <div className={styles['bandText']}>
          <h1>{t('desk.title')}</h1>
          <p>{t('desk.band')}</p>
        </div>
        <LanguageSelect
          className={styles['language']}
          label={t('desk.language')}
          language={language}
          onChoose={setLanguage}
        />
      </header>
      <main className={styles['page']}>
        {(reason === 'older' || reason === 'unreadable') && (
          <p className={styles['note']}>{t(`desk.beginning.${reason}`)}</p>
        )}
        {damaged !== null && damaged > 0 && (
          <p className={styles['note']}>{t('desk.beginning.damaged', { count: damaged })}</p>
        )}
        {!world.durable && <p className={styles['note']}>{t('desk.beginning.fleeting')}</p>}
        {unknownScenario !== null && (
          <p className={styles['note']} role="alert">
            {t('desk.scenario.unknown', { id: unknownScenario.slice(0, 40) })}
          </p>
        )}
        {wantedOrders !== null && <HistoryNote world={world} wanted={wantedOrders} />}
        <ScenarioNote world={world} />
        <Inbox world={world} />
        <PeoplePanel world={world} />
        <ScenarioPanel world={world} />
        <div className={styles['panels']}>
          <PhonePanel world={world} />
          <ClockPanel world={world} />
          <StartAgainPanel world={world} />
        </div>
      </main>
    </DeskLanguageContext>
  )
}

const storedKey = 'certdesk-desk-language'

/** The browser's language until another is chosen; the choice lasts as long as the tab. */
function useDeskLanguageChoice(): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => {
    const stored = sessionStorage.getItem(storedKey)
    return isLanguage(stored) ? stored : preferredLanguage(navigator.languages)
  })
  useEffect(() => {
    document.documentElement.lang = language
    document.title = `${translatorFor(language)('desk.title')} · Certdesk`
  }, [language])
  const choose = (next: Language) => {
    sessionStorage.setItem(storedKey, next)
    setLanguage(next)
  }
  return [language, choose]
}
