import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { OpenFileStep } from '../../../src/features/keygen/waiting/open-file-step'
import { RepairFile } from '../../../src/features/repair/repair-page'
import { exampleDraft, exampleRow } from '../../setup/order-policy'
import { button, openRecipients } from '../client-orders/recipients-page'
import { pickup } from '../keygen/fake-backend'
import { renderPart, workerThat } from '../render-part'
import { choose, hugeFile } from './hostile-input'

/** Everything by which a file's bytes are had. */
const readings = () => [
  ...(['arrayBuffer', 'text', 'stream', 'slice'] as const).map((name) => vi.spyOn(Blob.prototype, name)),
  ...(['readAsArrayBuffer', 'readAsText', 'readAsDataURL', 'readAsBinaryString'] as const).map((name) =>
    vi.spyOn(FileReader.prototype, name),
  ),
  vi.spyOn(URL, 'createObjectURL'),
  vi.spyOn(globalThis, 'Response'),
]
let read: ReturnType<typeof readings>
beforeEach(() => {
  read = readings()
})
afterEach(() => vi.restoreAllMocks())

const noWorker = workerThat({ readCsrInput: () => Promise.reject(new Error('asked')) })
const openRow = async () => {
  await openRecipients({ draft: exampleDraft(0, { recipients: [{ ...exampleRow(1), hasOwnCsr: true }] }) })
  await button('Paste or import a list').click()
}
const places: readonly (readonly [string, () => Promise<void>, string, string])[] = [
  [
    'a request file',
    () => renderPart(<OpenFileStep pickup={pickup} sent onOpen={async () => null} onBack={() => {}} />),
    '#request-file-input',
    'This is not a request file',
  ],
  [
    'a file to repair',
    async () => {
      await renderPart(<RepairFile crypto={noWorker} />)
    },
    '#repair-file-input',
    'too large',
  ],
  ['a CSR', openRow, '[id$="-csrPem-file-input"]', 'This is larger than a request may be'],
  ['a list', openRow, '#recipients-file-input', 'A list may have 4 MB'],
]

describe.each(places)('%s of 3 GB', (what, open, at, said) => {
  test('is refused before a byte of it is read, and it is said why', async () => {
    await open()
    await expect.poll(() => document.querySelector(at)).not.toBeNull()
    for (const reading of read) reading.mockClear()
    choose(document.querySelector(at) as HTMLInputElement, hugeFile(3_000_000_000, 'disk.csv'))
    if (what === 'a file to repair') await button('Open the file').click()
    await expect.element(page.getByText(said).first()).toBeVisible()
    expect(read.filter((reading) => reading.mock.calls.length > 0)).toEqual([])
  })
})

test('a spreadsheet’s own file of 3 GB is told as one that is none of text', async () => {
  await openRow()
  choose(
    document.querySelector('#recipients-file-input') as HTMLInputElement,
    hugeFile(3_000_000_000, 'a.xlsx'),
  )
  await expect.element(page.getByText('A list may have 4 MB')).not.toBeInTheDocument()
  await expect.element(page.getByRole('alert').first()).toBeVisible()
})
