import { Fragment, useState } from 'react'
import { type People, shownPeople } from '../services/people'
import type { World } from '../world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'
import { PersonCard } from './person-card'
import { useScene } from './use-scene'

/** Everybody who was ordered a certificate: how far it is, and what others can do for them. */
export function PeoplePanel({ world }: { readonly world: World }) {
  const { t } = useDeskLanguage()
  const everybody = useScene(world, shownPeople)
  const [done, setDone] = useState('')
  return (
    <section className={styles['panel']} aria-labelledby="people-title">
      <h2 id="people-title">{t('desk.people.title')}</h2>
      <p className={styles['explain']}>{t('desk.people.explain')}</p>
      {!everybody && <p className={styles['explain']}>{t('desk.people.loading')}</p>}
      <ul className={styles['people']}>
        {everybody?.people.map((person, index) => (
          <Fragment key={person.recipient.recipientId}>
            <li>
              <PersonCard world={world} person={person} onDone={setDone} />
            </li>
            {leftOutAfter(everybody, index) > 0 && (
              <li className={styles['explain']}>
                {t('desk.people.more', { count: leftOutAfter(everybody, index) })}
              </li>
            )}
          </Fragment>
        ))}
      </ul>
      <p role="status" className={styles['live']}>
        {done}
      </p>
    </section>
  )
}

/** How many of an order are not shown, where its last one that is stands at `index`. */
function leftOutAfter({ people, leftOut }: People, index: number): number {
  const orderNumber = people[index]?.order.orderNumber ?? ''
  return people[index + 1]?.order.orderNumber === orderNumber ? 0 : (leftOut.get(orderNumber) ?? 0)
}
