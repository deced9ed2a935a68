/**
 * A line of the printed table. `verdict` is absent where a number is only for comparison.
 * @typedef {{ what: string, value: string, budget?: string, met?: boolean }} Row
 */

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = low] =
    sorted.length % 2 ? [sorted[middle]] : sorted.slice(middle - 1, middle + 1)
  return (low + high) / 2
}

/**
 * @param {string} title
 * @param {Row[]} rows
 */
export function printRows(title, rows) {
  console.log(`\n${title}`)
  const width = Math.max(...rows.map(({ what }) => what.length))
  for (const { what, value, budget, met } of rows) {
    const verdict = met === undefined ? '' : met ? 'PASS' : 'FAIL'
    console.log(
      `  ${what.padEnd(width)}  ${value.padStart(12)}  ${(budget ?? '').padEnd(40)} ${verdict}`.trimEnd(),
    )
  }
}
