import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Stack } from '../../../src/ui/pages/page'
import { TextWithAddress } from '../../../src/ui/texts/text-with-address'
import '../../../src/ui/theme.css'

describe('what will be said in a stack', () => {
  test.each(['tight', 'group', 'part'] as const)('takes no room before it is, gap %s', async (gap) => {
    await render(
      <div style={{ display: 'flex', alignItems: 'start' }}>
        <Stack gap={gap}>
          <p>one</p>
          <div role="status" />
          <p>two</p>
          <div role="status" />
        </Stack>
        <Stack gap={gap}>
          <p>one</p>
          <p>two</p>
        </Stack>
      </div>,
    )
    await expect.element(page.getByText('two').last()).toBeVisible()
    const heights = page
      .getByText('two')
      .elements()
      .map((text) => text.parentElement?.getBoundingClientRect().height)
    expect(heights[0]).toBe(heights[1])
  })
})

describe('an address in a sentence', () => {
  const address = 'alice.whitcombe@brightwater.example'
  const show = async (width: number) => {
    await render(
      <p style={{ width, font: '16px monospace' }}>
        <TextWithAddress text={`A mail with a link goes to ${address}.`} address={address} />
      </p>,
    )
    await expect.element(page.getByText('A mail with a link goes to').first()).toBeVisible()
  }

  test('is whole where a line has room for it, though not for it and what is before', async () => {
    await show(380)
    const parts = [...document.querySelectorAll('bdi')].map((part) => part.getBoundingClientRect().top)
    expect(parts.length).toBeGreaterThan(2)
    expect(new Set(parts).size).toBe(1)
  })

  test('breaks before its @ where no line has', async () => {
    await show(240)
    const tops = new Map<number, string>()
    const stop = [...document.querySelectorAll('span')].filter(({ textContent }) => textContent === '.')
    for (const part of [...document.querySelectorAll('bdi'), ...stop]) {
      const { top } = part.getBoundingClientRect()
      tops.set(top, (tops.get(top) ?? '') + part.textContent)
    }
    expect([...tops.values()]).toEqual(['alice.whitcombe', '@brightwater.example.'])
  })

  test('is the same text, copied or read', async () => {
    await show(240)
    expect(document.querySelector('p')?.textContent).toBe(`A mail with a link goes to ${address}.`)
  })
})
