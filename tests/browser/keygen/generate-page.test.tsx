import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Pickup } from '../../../src/contract/schema'
import { createCryptoWorkerClient } from '../../../src/crypto-worker/client'
import { paths } from '../../../src/paths'
import { keysOf } from '../../setup/kept-keys'
import { issued, pending, pickup, problem, startFakeBackend, unreachable } from './fake-backend'
import { click, heading, text } from './flow-page'
import { keepKeyFor } from './keep-key'
import { openGeneratePage } from './open-generate-page'

let backend: ReturnType<typeof startFakeBackend>
/** Each test has a pickup of its own: locks are the whole browser's. */
let pickupId: string
beforeEach(() => {
  backend = startFakeBackend()
  pickupId = `pickup-${crypto.randomUUID()}`
  answer(pickup)
})

const answer = (state: Pickup) => backend.always('GET /pickup', () => Response.json({ ...state, pickupId }))

const open = openGeneratePage

describe('the token', () => {
  test('is taken out of the address bar and sent in the header', async () => {
    await open(paths.generate('first-token-AAAA'))
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
    expect(location.pathname + location.hash).toBe('/generate')
    expect(backend.tokens).toContain('Bearer first-token-AAAA')
  })

  test('without one the page says calmly to open the link again', async () => {
    await open(paths.generate())
    await expect.element(heading('Please open the link in your mail again')).toBeVisible()
    expect(backend.tokens).toEqual([])
  })

  test.each([
    ['/generate%23first-token-AAAA', '# escaped'],
    ['/generate?utm_source=x#first-token-AAAA', 'a query'],
    ['/GENERATE#first-token-AAAA.', 'a full stop behind'],
    ['/generate#%EF%BB%BFfirst-%E2%80%8Btoken-AAAA%20', 'invisible signs'],
  ])('%s: what a mail program did to it is undone (%s)', async (url) => {
    await open(url)
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
    expect(location.pathname + location.search + location.hash).toBe('/generate')
    expect(new Set(backend.tokens)).toEqual(new Set(['Bearer first-token-AAAA']))
  })

  test('words that ran into it: the next reading is tried where nobody knows the first', async () => {
    backend.always('GET /pickup', (token) =>
      token === 'Bearer first-token-AAAA'
        ? Response.json({ ...pickup, pickupId })
        : problem('pickup-link-unknown', 401),
    )
    await open('/generate#first-token-AAAA%20Kind%20regards')
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
  })

  test('one that cannot be read: the mail can be pasted', async () => {
    await open('/generate#%2')
    await expect.element(heading('This link was damaged on its way')).toBeVisible()
    expect(location.pathname + location.hash).toBe('/generate')
    const field = page.getByRole('textbox', { name: 'Link from the mail' })
    await field.fill('https://example.com/something-else')
    await click('Open the link')
    await expect.element(text('There is no complete link in this text')).toBeVisible()
    await expect.element(field).toHaveFocus()
    expect(backend.tokens).toEqual([])
    await field.fill('Hello Alice,\nopen <https://certdesk.example/generate%23first-token-AAAA>.\nRegards')
    await click('Open the link')
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
    expect(backend.tokens).toContain('Bearer first-token-AAAA')
  })

  test('a damaged link that nobody knows was damaged, and is not just unknown', async () => {
    backend.always('GET /pickup', () => problem('pickup-link-unknown', 401))
    await open('/generate%23first-token-AAAA')
    await expect.element(heading('This link was damaged on its way')).toBeVisible()
    await expect.element(page.getByText('pickup-link-damaged')).toBeVisible()
  })

  test('a link cut in the middle of an escape is no link', async () => {
    await open('/generate#abc%2')
    await expect.element(heading('This link was damaged on its way')).toBeVisible()
    expect(location.hash).toBe('')
  })

  test('a second link pasted into the same tab takes the place of the first', async () => {
    await open(paths.generate('first-token-AAAA'))
    await click('Yes, this is me')
    await expect.element(heading('Where will you install it?')).toBeVisible()
    pickupId = `pickup-${crypto.randomUUID()}`
    answer({ ...pickup, commonName: 'Bob' })
    location.hash = '#second-token-AAA'
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
    await expect.element(page.getByText('Bob')).toBeVisible()
    expect(location.hash).toBe('')
    expect(backend.tokens.at(-1)).toBe('Bearer second-token-AAA')
  })

  test('the same link opened again changes nothing', async () => {
    await open(paths.generate('first-token-AAAA'))
    await click('Yes, this is me')
    await expect.element(heading('Where will you install it?')).toBeVisible()
    location.hash = '#first-token-AAAA'
    await expect.poll(() => location.hash).toBe('')
    await expect.element(heading('Where will you install it?')).toBeVisible()
  })
})

describe('what the link is', () => {
  const closed = { ...pending, openItems: [] }
  test.each<[string, Pickup, string, string]>([
    [
      'not ready: what is open',
      {
        ...pickup,
        status: 'not_ready',
        openItems: [
          {
            kind: 'organization_validation',
            subject: 'Brightwater Instruments Ltd',
            since: '2026-11-18T08:00:00Z',
            expectedAt: null,
          },
        ],
      },
      'It is not your turn yet',
      'Validation of Brightwater Instruments Ltd',
    ],
    ['issued: what was issued', issued, 'This link has already been used', '0a1b2c'],
    [
      'refused: why',
      {
        ...closed,
        status: 'refused',
        refusal: { reason: 'domain_forbids_issuance', refusedAt: '2026-11-21T09:00:00Z' },
      },
      'The certificate was refused',
      'permits other certificate authorities only',
    ],
    [
      'cancelled: when',
      { ...pickup, status: 'cancelled', cancelledAt: '2026-11-20T09:00:00Z' },
      'The order was cancelled',
      '20 November 2026',
    ],
    [
      'revoked: what of old mail',
      { ...issued, status: 'revoked', revokedAt: '2026-11-20T09:00:00Z' },
      'The certificate was revoked',
      'can only be read with it',
    ],
  ])('%s', async (_name, state, title, says) => {
    answer(state)
    await open(paths.generate('first-token-AAAA'))
    await expect.element(heading(title)).toBeVisible()
    const shown = () => document.body.textContent?.replaceAll('\u200b', '').replaceAll('\u00a0', ' ') ?? ''
    await expect.poll(shown).toContain(says)
    await expect.element(page.getByRole('link', { name: pickup.contact.email })).toBeVisible()
  })

  test('revoked, and its key still kept in this browser: it can be erased', async () => {
    const worker = createCryptoWorkerClient()
    await keepKeyFor(pickupId, worker)
    // The certificate's key may be another one than the kept one: both are this link's.
    answer({ ...issued, status: 'revoked', revokedAt: '2026-11-20T09:00:00Z' })
    await open(paths.generate('first-token-AAAA'))
    await click('Erase the key kept here')
    await click('Erase the key')
    await expect.element(text('The key was erased in this browser')).toBeVisible()
    expect(keysOf(await worker.call('findKeptKeys', { pickupId }))).toEqual([])
    worker.stop()
  })

  test('not ready: looking again goes on when it is', async () => {
    answer({ ...pickup, status: 'not_ready' })
    await open(paths.generate('first-token-AAAA'))
    await expect.element(heading('It is not your turn yet')).toBeVisible()
    answer(pickup)
    await click('Look again')
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
  })

  test('unknown: no “Try again” that can’t help', async () => {
    backend.always('GET /pickup', () => problem('pickup-link-unknown', 401))
    await open(paths.generate('first-token-AAAA'))
    await expect.element(heading('This link is not known')).toBeVisible()
    await expect.element(page.getByText('pickup-link-unknown')).toBeVisible()
    expect(page.getByRole('button', { name: 'Try again' }).elements()).toHaveLength(0)
    await expect.element(page.getByRole('button', { name: 'Open the link' })).toBeVisible()
  })

  test('unreachable: “Try again” works', async () => {
    backend.always('GET /pickup', unreachable)
    await open(paths.generate('first-token-AAAA'))
    await expect.element(heading('The server cannot be reached')).toBeVisible()
    answer(pickup)
    await click('Try again')
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
  })
})

describe('a new link', () => {
  test.each([
    [
      'pickup-link-expired',
      { expiredAt: '2026-11-19T09:00:00Z' },
      'This link has expired',
      '19 November 2026',
      'Send me a new link',
    ],
    [
      'pickup-link-superseded',
      { supersededAt: '2026-11-18T09:00:00Z' },
      'There is a newer link',
      '18 November 2026',
      'Send me the newest link',
    ],
  ])('%s: says when, and has one sent', async (code, details, title, when, ask) => {
    backend.always('GET /pickup', () => problem(code, 410, details))
    await open(paths.generate('old-token-AAAAAA'))
    await expect.element(heading(title)).toBeVisible()
    await expect.element(text(when)).toBeVisible()
    await click(ask)
    await expect.element(text('A new link was sent to a•••@brightwater.example')).toBeVisible()
    await expect.element(text('You can ask again from')).toBeVisible()
    expect(backend.bodiesOf('POST /pickup/new-link')).toHaveLength(1)
    expect(backend.tokens.at(-1)).toBe('Bearer old-token-AAAAAA')
  })

  test('asked for too soon: says when again', async () => {
    backend.always('GET /pickup', () => problem('pickup-link-expired', 410))
    backend.always('POST /pickup/new-link', () =>
      problem('too-many-requests', 429, { retryAfterSeconds: 90 }),
    )
    await open(paths.generate('old-token-AAAAAA'))
    await click('Send me a new link')
    await expect.element(text('You can ask again in 2 minutes')).toBeVisible()
  })
})

describe('a one-time code', () => {
  const field = page.getByRole('textbox', { name: 'One-time code' })
  beforeEach(async () => {
    backend.always('GET /pickup', () => problem('pickup-code-required', 403))
    await open(paths.generate('mailed-token-AAA'))
    await expect.element(heading('Which code were you told?')).toBeVisible()
  })

  test('opens the link; blanks in what is pasted are forgiven; the access token takes the link’s place', async () => {
    await expect.element(field).toHaveAttribute('autocomplete', 'one-time-code')
    await expect.element(field).toHaveAttribute('inputmode', 'numeric')
    answer(pickup)
    await field.fill(' 482 915 ')
    await click('Open the link')
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
    expect(backend.bodiesOf('POST /pickup/code')).toEqual([{ code: '482915' }])
    expect(backend.tokens.at(-1)).toBe('Bearer access-token-0001')
    expect(
      JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }]),
    ).not.toMatch(/482915|access-token/)
  })

  test('counts as the field shows it, also filled in without an event', async () => {
    ;(field.element() as HTMLInputElement).value = '482915'
    answer(pickup)
    await userEvent.type(field, '{Enter}')
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
    expect(backend.bodiesOf('POST /pickup/code')).toEqual([{ code: '482915' }])
  })

  test('wrong: says how many attempts are left, and keeps what was typed', async () => {
    backend.answer('POST /pickup/code', () => problem('pickup-code-wrong', 403, { attemptsLeft: 2 }))
    await field.fill('000000')
    await click('Open the link')
    await expect.element(text('2 attempts are left')).toBeVisible()
    await expect.element(field).toHaveValue('000000')
    await expect.element(field).toHaveFocus()
  })

  test('incomplete: nothing is sent', async () => {
    await field.fill('48')
    await click('Open the link')
    await expect.element(text('Type the six digits of the code.')).toBeVisible()
    expect(backend.bodiesOf('POST /pickup/code')).toHaveLength(0)
  })

  test('five wrong ones lock the link, and that is said', async () => {
    backend.answer('POST /pickup/code', () => problem('pickup-code-locked', 403))
    backend.always('GET /pickup', () => problem('pickup-code-locked', 403))
    await field.fill('000000')
    await click('Open the link')
    await expect.element(heading('This link is locked')).toBeVisible()
    expect(page.getByRole('button').elements()).toHaveLength(0)
  })
})

describe('two tabs on one link', () => {
  /** Holds the link as another tab would. */
  function otherTab() {
    let leave = () => {}
    const state = { stolen: false, held: false }
    const name = `certdesk.pickup.${pickupId}`
    navigator.locks
      .request(name, () => {
        state.held = true
        return new Promise<void>((resolve) => {
          leave = resolve
        })
      })
      .catch(() => {
        state.stolen = true
      })
    return { state, close: () => leave() }
  }

  test('the second says where the work goes on, and goes on itself when that tab is closed', async () => {
    const other = otherTab()
    await expect.poll(() => other.state.held).toBe(true)
    await open(paths.generate('first-token-AAAA'))
    await expect.element(heading('This link is open in another tab')).toBeVisible()
    await expect.element(text('Alice Whitcombe')).toBeVisible()
    const askedBefore = backend.requests.length
    other.close()
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
    // The page asks anew, since the other tab went on meanwhile.
    expect(backend.requests.length).toBeGreaterThan(askedBefore)
  })

  test('the second can take over; the first says so and can take it back', async () => {
    const other = otherTab()
    await expect.poll(() => other.state.held).toBe(true)
    await open(paths.generate('first-token-AAAA'))
    await click('Take over here')
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
    expect(other.state.stolen).toBe(true)
    await click('Yes, this is me')
    await expect.element(heading('Where will you install it?')).toBeVisible()

    const thief = new Promise<void>((resolve) => {
      void navigator.locks
        .request(`certdesk.pickup.${pickupId}`, { steal: true }, () => resolve())
        .catch(() => {})
    })
    await thief
    await expect.element(heading('It goes on in another tab')).toBeVisible()
    await click('Take it back')
    await expect.element(heading('Is this certificate for you?')).toBeVisible()
  })

  test('a browser without locks goes on', async () => {
    const { locks } = navigator
    Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })
    try {
      await open(paths.generate('first-token-AAAA'))
      await expect.element(heading('Is this certificate for you?')).toBeVisible()
    } finally {
      Object.defineProperty(navigator, 'locks', { value: locks, configurable: true })
    }
  })
})
