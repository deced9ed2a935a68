import { describe, expect, test } from 'vitest'
import { isCardNumber, readCard, testCards } from '../../../mocks/payment/cards'
import { cancelPayment, openPaymentSession, payByCard, paymentSession } from '../../../mocks/payment/payment'
import { makeTestWorld, morning } from '../../setup/world-node'

const now = new Date(morning)
const good = { number: '4111 1111 1111 1111', expiry: '11/26', securityCode: '123' }

describe('a card', () => {
  test('of the list is a card number, and one digit off is none', () => {
    for (const { number } of testCards) {
      expect(isCardNumber(number)).toBe(true)
      for (let at = 0; at < number.length; at++) {
        const other = (Number(number[at]) + 1) % 10
        expect(isCardNumber(`${number.slice(0, at)}${other}${number.slice(at + 1)}`)).toBe(false)
      }
    }
  })

  test('is good to the last day of its month', () => {
    expect(readCard(good, now)).toEqual({
      outcome: 'succeeded',
      card: { brand: 'Visa', lastFour: '1111', expiryMonth: 11, expiryYear: 2026 },
    })
    expect(readCard(good, new Date('2026-11-30T23:59:59Z'))).toHaveProperty('card')
    expect(readCard(good, new Date('2026-12-01T00:00:00Z'))).toEqual({ faults: { expiry: 'expired' } })
  })

  test.each([
    [{ ...good, number: '4111111111111112' }, { number: 'number-malformed' }],
    [{ ...good, number: '' }, { number: 'number-malformed' }],
    // Sound, and perhaps somebody's.
    [{ ...good, number: '4242 4242 4242 4242' }, { number: 'number-not-test' }],
    [{ ...good, expiry: '13/30' }, { expiry: 'expiry-malformed' }],
    [{ ...good, securityCode: '12' }, { securityCode: 'code-malformed' }],
  ])('%j is refused', (typed, faults) => {
    expect(readCard(typed, now)).toEqual({ faults })
  })
})

describe('a payment session', () => {
  const request = {
    purpose: 'card_authorization',
    amount: { amount: 4_500, currency: 'EUR' },
    returnTo: '/orders/new/d/payment',
    language: 'en',
  } as const
  const opened = async () => {
    const { world, elapse } = makeTestWorld()
    const { paymentSessionId } = await world.change((scene) => openPaymentSession(scene, request))
    const status = () => world.read(async (scene) => (await paymentSession(scene, paymentSessionId)).status)
    return { world, elapse, paymentSessionId, status }
  }

  test('is open for half an hour, and then takes no card', async () => {
    const { world, elapse, paymentSessionId, status } = await opened()
    expect(await status()).toBe('open')
    elapse(30 * 60_000)
    expect(await status()).toBe('expired')
    await world.change((scene) => payByCard(scene, paymentSessionId, good))
    expect(await status()).toBe('expired')
  })

  test('that held money lets it go after seven days', async () => {
    const { world, elapse, paymentSessionId, status } = await opened()
    await world.change((scene) => payByCard(scene, paymentSessionId, { ...good, expiry: '12/39' }))
    expect(await status()).toBe('succeeded')
    elapse(7 * 86_400_000)
    expect(await status()).toBe('expired')
  })

  test('is paid or cancelled once', async () => {
    const { world, paymentSessionId, status } = await opened()
    await world.change((scene) => cancelPayment(scene, paymentSessionId))
    await world.change((scene) => payByCard(scene, paymentSessionId, good))
    expect(await status()).toBe('cancelled')
  })
})
