import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createQueryClient } from '../../../src/app/query-client'
import { GeneratePage } from '../../../src/features/keygen/generate-page'
import { LanguageProvider } from '../../../src/i18n/language-provider'
import { loadMessages } from '../../../src/i18n/messages'
import { paths } from '../../../src/paths'
import { pickup, problem, startFakeBackend, unreachable } from './fake-backend'

let backend: ReturnType<typeof startFakeBackend>
beforeEach(() => {
  backend = startFakeBackend()
})
afterEach(() => {
  backend.stop()
  history.replaceState(null, '', '/')
})

async function open(url: string): Promise<void> {
  history.replaceState(null, '', url)
  const messages = await loadMessages('en')
  await render(
    <StrictMode>
      <LanguageProvider initialLanguage="en" initialMessages={messages} tags={['en-GB']}>
        <QueryClientProvider client={createQueryClient()}>
          <GeneratePage />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  )
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name })

test('the token is taken out of the address bar and sent in the header', async () => {
  await open(paths.generate('first-token'))
  await expect.element(heading('Is this certificate for you?')).toBeVisible()
  expect(location.pathname + location.hash).toBe('/generate')
  expect(backend.tokens).toContain('Bearer first-token')
})

test('without a token the page says calmly to open the link again', async () => {
  await open(paths.generate())
  await expect.element(heading('Please open the link in your mail again')).toBeVisible()
  expect(backend.tokens).toEqual([])
})

test('a link cut in the middle of an escape is no link', async () => {
  await open('/generate#abc%2')
  await expect.element(heading('Please open the link in your mail again')).toBeVisible()
  expect(location.hash).toBe('')
})

test('a second link pasted into the same tab takes the place of the first', async () => {
  await open(paths.generate('first-token'))
  await page.getByRole('button', { name: 'Yes, this is me' }).click()
  await expect.element(heading('Which password')).toBeVisible()
  backend.always('GET /pickup', () => Response.json({ ...pickup, commonName: 'Bob' }))
  location.hash = '#second-token'
  await expect.element(heading('Is this certificate for you?')).toBeVisible()
  await expect.element(page.getByText('Bob')).toBeVisible()
  expect(location.hash).toBe('')
  expect(backend.tokens.at(-1)).toBe('Bearer second-token')
})

test('the same link opened again changes nothing', async () => {
  await open(paths.generate('first-token'))
  await page.getByRole('button', { name: 'Yes, this is me' }).click()
  await expect.element(heading('Which password')).toBeVisible()
  location.hash = '#first-token'
  await expect.poll(() => location.hash).toBe('')
  await expect.element(heading('Which password')).toBeVisible()
})

test('a link that is used says what was issued, and when', async () => {
  backend.always('GET /pickup', () =>
    Response.json({
      ...pickup,
      status: 'issued',
      issued: { issuedAt: '2026-11-03T10:00:00Z', serialNumber: '0a1b2c', notAfter: '2028-11-02T10:00:00Z' },
    }),
  )
  await open(paths.generate('first-token'))
  await expect.element(heading('This link has already been used')).toBeVisible()
  await expect.element(page.getByText(/Alice Whitcombe was issued on 3 November 2026/)).toBeVisible()
})

test('an expired link has no “Try again”; an unreachable server has one that works', async () => {
  backend.always('GET /pickup', () => problem('pickup-link-expired', 410))
  await open(paths.generate('first-token'))
  await expect.element(heading('This link has expired')).toBeVisible()
  expect(page.getByRole('button').elements()).toHaveLength(0)
  backend.always('GET /pickup', unreachable)
  location.hash = '#second-token'
  await expect.element(heading('The server cannot be reached')).toBeVisible()
  backend.always('GET /pickup')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(heading('Is this certificate for you?')).toBeVisible()
})
