import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('src/ui/theme.css', 'utf8')

/** Each `--name: light-dark(#rrggbb, #rrggbb)` of the theme. */
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }] as const,
  ),
)

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string, theme: 'light' | 'dark'): number {
  const [one, other] = [a, b].map((name) => {
    const colour = colours.get(name)
    if (!colour) throw new Error(`no colour --${name}`)
    return luminance(colour[theme])
  }) as [number, number]
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

const grounds = ['paper', 'surface', 'sunken']
const pairs = [
  ...grounds.flatMap((ground) =>
    ['ink', 'ink-soft', 'accent', 'accent-strong', 'success', 'warning', 'danger', 'info'].map(
      (text) => [text, ground, 4.5] as const,
    ),
  ),
  ...['ink', 'ink-soft', 'accent', 'accent-strong'].map((text) => [text, 'accent-wash', 4.5] as const),
  ...['success', 'warning', 'danger', 'info'].flatMap((tone) => [
    [tone, `${tone}-wash`, 4.5] as const,
    ['ink', `${tone}-wash`, 4.5] as const,
    ['ink-soft', `${tone}-wash`, 4.5] as const,
  ]),
  ['on-accent', 'accent', 4.5] as const,
  ['on-accent', 'accent-strong', 4.5] as const,
  // Borders by which a control is known (WCAG 2.2, 1.4.11)
  ...['paper', 'surface'].map((ground) => ['control-line', ground, 3] as const),
]

test('black on white is 21', () => {
  expect((luminance('#ffffff') + 0.05) / (luminance('#000000') + 0.05)).toBeCloseTo(21)
})

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(pairs)('%s on %s is at least %d', (text, ground, least) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(least)
  })
})
