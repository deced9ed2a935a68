import { type ReactNode, useRef, useState } from 'react'
import { type OpenItem, type RefusalReason, refusalReasonValues } from '../../src/contract/schema'
import { Button } from '../../src/ui/buttons/button'
import { BreakableText } from '../../src/ui/texts/breakable-text'
import type { Recipient } from '../records/order'
import { actFor, type Person, type PersonAction } from '../stage/people'
import type { World } from '../world/world'
import styles from './desk.module.css'
import { useDeskLanguage } from './desk-language'
import { useChange } from './use-scene'

interface PersonCardProps {
  readonly world: World
  readonly person: Person
  readonly onDone: (said: string) => void
}

/** One recipient: what was ordered, its status, what is open, and the buttons that are of use now. */
export function PersonCard({ world, person, onDone }: PersonCardProps) {
  const { t } = useDeskLanguage()
  const { failed, busy, run } = useChange()
  const { recipient, order, name, productName, status, openItems, actions } = person
  const heading = useRef<HTMLHeadingElement>(null)
  const id = `person-${recipient.recipientId}`
  const act = (action: PersonAction, reason?: RefusalReason) =>
    run(async () => {
      await world.change((scene) => actFor(scene, recipient.recipientId, action, reason))
      // The button that was pressed is most often gone now.
      heading.current?.focus()
      onDone(t('desk.people.done', { name, action: t(`desk.people.action.${action}`) }))
    })
  return (
    <fieldset className={styles['person']} aria-labelledby={id} disabled={busy}>
      <h3 id={id} ref={heading} tabIndex={-1} lang={recipient.language}>
        {name}
      </h3>
      <dl className={styles['facts']}>
        <Fact term={t('desk.people.state')}>
          <strong>{t(`desk.people.status.${status}`)}</strong>
        </Fact>
        <Fact term={t('desk.people.product')}>{productName}</Fact>
        <Fact term={t('desk.people.order')}>{order.orderNumber}</Fact>
        {openItems.length > 0 && (
          <Fact term={t('desk.people.open')}>
            {openItems.map((item) => (
              <span key={`${item.kind} ${item.subject}`} className={styles['line']}>
                <OpenItemText item={item} />
              </span>
            ))}
          </Fact>
        )}
      </dl>
      {actions.includes('try_again') && recipient.setAside ? (
        <SetAside setAside={recipient.setAside} />
      ) : null}
      {recipient.oneTimeCode?.lockedAt ? <p>{t('desk.people.locked')}</p> : null}
      <div className={styles['personButtons']}>
        {actions
          .filter((action) => action !== 'refuse')
          .map((action) => (
            <Button key={action} look="quiet" onClick={() => act(action)}>
              {t(`desk.people.action.${action}`)}
            </Button>
          ))}
      </div>
      {actions.includes('refuse') && <Refusal id={id} onRefuse={(reason) => act('refuse', reason)} />}
      {failed && <p role="alert">{t('desk.failed')}</p>}
    </fieldset>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Why something was not done for somebody, and since when it waits for a person. */
function SetAside({ setAside }: { readonly setAside: NonNullable<Recipient['setAside']> }) {
  const { t, locale } = useDeskLanguage()
  const { code, reason, at } = setAside
  const why = knownReasons.find((known) => known === reason) ?? 'other'
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  )
  return (
    <p className={styles['note']}>
      {t('desk.people.setAside', { time, why: t(`desk.people.why.${why}`, { code }) })}
    </p>
  )
}

/** Those of the authority that the desk can put in words. */
const knownReasons = ['period', 'profile', 'issuer'] as const

function OpenItemText({ item: { kind, subject, expectedAt } }: { readonly item: OpenItem }) {
  const { t, locale } = useDeskLanguage()
  const time = expectedAt
    ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(expectedAt),
      )
    : ''
  const key = kind === 'authority_processing' && expectedAt === null ? 'authority_stopped' : kind
  const text = t(`desk.people.openItem.${key}`, { subject: subject ?? '', time })
  return <BreakableText>{text}</BreakableText>
}

interface RefusalProps {
  readonly id: string
  readonly onRefuse: (reason: RefusalReason) => void
}

function Refusal({ id, onRefuse }: RefusalProps) {
  const { t } = useDeskLanguage()
  const [reason, setReason] = useState<RefusalReason>('identity_not_confirmed')
  return (
    <div className={styles['refusal']}>
      <label htmlFor={`${id}-reason`}>{t('desk.people.reason')}</label>
      <select
        id={`${id}-reason`}
        className={styles['select']}
        value={reason}
        onChange={({ target }) => setReason(target.value as RefusalReason)}
      >
        {refusalReasonValues.map((value) => (
          <option key={value} value={value}>
            {t(`mail.refused.reason.${value}`)}
          </option>
        ))}
      </select>
      <Button look="quiet" onClick={() => onRefuse(reason)}>
        {t('desk.people.action.refuse')}
      </Button>
    </div>
  )
}
