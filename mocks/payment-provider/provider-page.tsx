import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Language } from '../../src/contract/schema'
import { paths } from '../../src/paths'
import { translatorFor, type WorldTranslator } from '../messages/messages'
import type { CardFault, CardFaults, TypedCard } from '../payment/cards'
import { cancelPayment, payByCard, sessionStatus } from '../payment/payment'
import type { PaymentSession } from '../records/payment'
import type { World } from '../world/world'
import { CardField, fieldNames } from './card-field'
import styles from './provider.module.css'
import { TestCards } from './test-cards'

interface ProviderPageProps {
  readonly world: World
  readonly paymentSessionId: string
  /** The language where no session has one. */
  readonly language: Language
  /**
   * Goes to another page by a full navigation: the provider knows nothing of the app that sent the person.
   */
  readonly leave: (address: string) => void
}

type Found =
  | { readonly at: 'loading' }
  | { readonly at: 'unknown' }
  | {
      readonly at: 'known'
      readonly session: PaymentSession
      readonly merchant: string
      readonly isOpen: boolean
    }

const nothingTyped: TypedCard = { number: '', expiry: '', securityCode: '' }

/**
 * The hosted page of a payment provider that doesn't exist. Only brand, last four digits and expiry leave
 * this page.
 */
export function ProviderPage({ world, paymentSessionId, language: fallback, leave }: ProviderPageProps) {
  const found = useSession(world, paymentSessionId)
  const language = found.at === 'known' ? found.session.language : fallback
  const t = translatorFor(language)
  useEffect(() => {
    document.documentElement.lang = language
    document.title = t('payment.title')
  }, [language, t])
  return (
    <div className={styles['frame']}>
      <header className={styles['band']}>
        <p className={styles['brand']}>Havenpay</p>
        <p>{t('payment.stage')}</p>
      </header>
      <main className={styles['page']}>
        {found.at === 'loading' && <p role="status">{t('payment.loading')}</p>}
        {found.at === 'unknown' && (
          <End title={t('payment.unknown')} text={t('payment.unknownText')} back={paths.home()} t={t} />
        )}
        {found.at === 'known' && !found.isOpen && (
          <End
            title={t('payment.over')}
            text={t(`payment.overText.${found.session.outcome?.kind ?? 'expired'}`)}
            back={found.session.returnTo}
            t={t}
          />
        )}
        {found.at === 'known' && found.isOpen && (
          <Checkout world={world} session={found.session} merchant={found.merchant} leave={leave} t={t} />
        )}
      </main>
    </div>
  )
}

/** Read once: what happens to the session then happens on this page, which is left with it. */
function useSession(world: World, paymentSessionId: string): Found {
  const [found, setFound] = useState<Found>({ at: 'loading' })
  useEffect(() => {
    world
      .read(async ({ paymentSessions, account, now }): Promise<Found> => {
        const session = await paymentSessions.get(paymentSessionId)
        if (!session) return { at: 'unknown' }
        const isOpen = sessionStatus(session, now) === 'open'
        return { at: 'known', session, merchant: (await account.get()).accountName, isOpen }
      })
      .then(setFound, () => setFound({ at: 'unknown' }))
  }, [world, paymentSessionId])
  return found
}

interface EndProps {
  readonly title: string
  readonly text: string
  readonly back: string
  readonly t: WorldTranslator
}

function End({ title, text, back, t }: EndProps) {
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <a className={styles['link']} href={back}>
        {t('payment.back')}
      </a>
    </>
  )
}

interface CheckoutProps extends Pick<ProviderPageProps, 'world' | 'leave'> {
  readonly session: PaymentSession
  readonly merchant: string
  readonly t: WorldTranslator
}

function Checkout({ world, session, merchant, leave, t }: CheckoutProps) {
  const { paymentSessionId, purpose, amount, language } = session
  const [card, setCard] = useState(nothingTyped)
  const [faults, setFaults] = useState<CardFaults>({})
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const form = useRef<HTMLFormElement>(null)
  const money = new Intl.NumberFormat(language, { style: 'currency', currency: amount.currency }).format(
    amount.amount / 100,
  )

  const end = async (work: () => Promise<PaymentSession | null>) => {
    if (state === 'busy') return
    setState('busy')
    try {
      const over = await work()
      if (over) return leave(over.returnTo)
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  const pay = (event: FormEvent) => {
    event.preventDefault()
    void end(async () => {
      const paid = await world.change((scene) => payByCard(scene, paymentSessionId, card))
      if ('session' in paid) return paid.session
      setFaults(paid.faults)
      return null
    })
  }
  const cancel = () => void end(() => world.change((scene) => cancelPayment(scene, paymentSessionId)))

  useEffect(() => {
    const first = fieldNames.find((name) => faults[name])
    if (first) form.current?.querySelector<HTMLInputElement>(`#card-${first}`)?.focus()
  }, [faults])

  const say = (fault: CardFault | undefined): string | null => (fault ? t(`payment.fault.${fault}`) : null)
  const texts: Readonly<Record<keyof TypedCard, { label: string; hint: ReactNode }>> = {
    number: { label: t('payment.number'), hint: null },
    expiry: { label: t('payment.expiry'), hint: t('payment.expiryHint') },
    securityCode: { label: t('payment.code'), hint: t('payment.codeHint') },
  }
  return (
    <>
      <h1>{t('payment.title')}</h1>
      <dl className={styles['facts']}>
        <dt>{t('payment.merchant')}</dt>
        <dd>{`Certdesk · ${merchant}`}</dd>
        <dt>{t('payment.amount')}</dt>
        <dd className={styles['amount']}>{money}</dd>
      </dl>
      <p>{t(`payment.purpose.${purpose}`)}</p>
      <form ref={form} noValidate autoComplete="off" onSubmit={pay} aria-busy={state === 'busy'}>
        <fieldset className={styles['card']}>
          <legend>{t('payment.card')}</legend>
          {fieldNames.map((name) => (
            <CardField
              key={name}
              name={name}
              label={texts[name].label}
              hint={texts[name].hint}
              error={say(faults[name])}
              value={card[name]}
              onType={(value) => setCard((typed) => ({ ...typed, [name]: value }))}
            />
          ))}
        </fieldset>
        {state === 'failed' && (
          <p role="alert" className={styles['error']}>
            {t('payment.failed')}
          </p>
        )}
        <div className={styles['buttons']}>
          <button type="submit" className={styles['pay']} disabled={state === 'busy'}>
            {t(`payment.pay.${purpose}`, { amount: money })}
          </button>
          <button type="button" className={styles['cancel']} disabled={state === 'busy'} onClick={cancel}>
            {t('payment.cancel')}
          </button>
        </div>
      </form>
      <TestCards
        t={t}
        onChoose={(number) => {
          setFaults({})
          setCard({ number, expiry: '12/39', securityCode: '123' })
        }}
      />
    </>
  )
}
