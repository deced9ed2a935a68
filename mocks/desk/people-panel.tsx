import { Fragment, useState } from 'react'
import { Button } from '../../src/ui/buttons/button'
import { tryAllAgain } from '../issuance/setting-aside'
import { type People, shownPeople } from '../stage/people'
import type { World } from '../world/world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'
import { PersonCard } from './person-card'
import { useChange, useScene } from './use-scene'

/** Everybody who was ordered a certificate: how far it is, and what others can do for them. */
export function PeoplePanel({ world }: { readonly world: World }) {
  const { t } = useDeskLanguage()
  const everybody = useScene(world, shownPeople)
  const [done, setDone] = useState('')
  const { failed, busy, run } = useChange()
  return (
    <section className={styles['panel']} aria-labelledby="people-title">
      <h2 id="people-title">{t('desk.people.title')}</h2>
      <p className={styles['explain']}>{t('desk.people.explain')}</p>
      {!everybody && <p className={styles['explain']}>{t('desk.people.loading')}</p>}
      {everybody && everybody.setAside > 0 && (
        <div className={styles['note']} role="status">
          <p>{t('desk.people.setAsideCount', { count: everybody.setAside })}</p>
          {everybody.setAside > 1 && (
            <Button disabled={busy} onClick={() => run(() => world.change(tryAllAgain))}>
              {t('desk.people.tryAllAgain')}
            </Button>
          )}
          {failed && <p role="alert">{t('desk.failed')}</p>}
        </div>
      )}
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
        {everybody && everybody.olderOrders > 0 && (
          <li className={styles['explain']}>
            {t('desk.people.olderOrders', { count: everybody.olderOrders })}
          </li>
        )}
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
