import { useState } from 'react'
import { people } from '../services/people'
import type { World } from '../world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'
import { PersonCard } from './person-card'
import { useScene } from './use-scene'

/** Everybody who was ordered a certificate: how far it is, and what others can do for them. */
export function PeoplePanel({ world }: { readonly world: World }) {
  const { t } = useDeskLanguage()
  const everybody = useScene(world, people)
  const [done, setDone] = useState('')
  return (
    <section className={styles['panel']} aria-labelledby="people-title">
      <h2 id="people-title">{t('desk.people.title')}</h2>
      <p className={styles['explain']}>{t('desk.people.explain')}</p>
      {!everybody && <p className={styles['explain']}>{t('desk.people.loading')}</p>}
      <ul className={styles['people']}>
        {everybody?.map((person) => (
          <li key={person.recipient.recipientId}>
            <PersonCard world={world} person={person} onDone={setDone} />
          </li>
        ))}
      </ul>
      <p role="status" className={styles['live']}>
        {done}
      </p>
    </section>
  )
}
