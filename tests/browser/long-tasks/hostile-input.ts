import { manyLinesLimit, oneLineLimit, type TextLimit } from '../../../src/ui/fields/text-limit'
import { seededRandom } from '../../journeys/seeded-random'
import { type HostileText, hostileTexts } from '../../setup/hostile-text'

/** Printed, and taken from the environment, so that what was found is found again. */
export const seed = Number(import.meta.env['VITE_FUZZ_SEED'] ?? Math.floor(Math.random() * 1e9))
const random = seededRandom(seed)

/** So many of the hostile texts for each input, others in each run. */
const drawn = 3

export interface Given {
  readonly what: string
  readonly text: string
}

/** Texts that have been slow somewhere, or are likely to be: always tried. */
const always: readonly HostileText[] = [
  { what: 'letters', of: (length) => 'a'.repeat(length) },
  { what: 'addresses', of: (length) => 'a@b.example, '.repeat(length / 13) },
  { what: 'lines', of: (length) => 'Alice\talice@severn.example\n'.repeat(length / 27) },
  { what: 'base64', of: (length) => `${'MIIEvgIBADANBgkqhkiG9w0BAQEFAASC'.repeat(2)}\n`.repeat(length / 65) },
]
const draw = (): readonly HostileText[] =>
  Array.from({ length: drawn }, () => hostileTexts[Math.floor(random() * hostileTexts.length)] as HostileText)

/** A flat string: one that was put together is copied when it is first read, which isn't the page's work. */
function flat(text: string): string {
  text.charCodeAt(text.length - 1)
  return text
}

/** As much of a text as the field takes. */
function within(text: string, { characters, lines }: TextLimit): string {
  const cut = text.slice(0, characters)
  return Number.isFinite(lines) ? cut.split('\n').slice(0, lines).join('\n') : cut.replace(/[\r\n]/g, ' ')
}

export function textsFor(control: HTMLInputElement | HTMLTextAreaElement): {
  readonly taken: readonly Given[]
  readonly tooMuch: readonly Given[]
} {
  const limit =
    control instanceof HTMLTextAreaElement
      ? { ...manyLinesLimit, characters: control.maxLength }
      : oneLineLimit
  const kinds = [...always, ...draw()]
  const last = kinds.at(-1) as HostileText
  return {
    taken: [
      ...kinds.map(({ what, of }) => ({ what, text: flat(within(of(limit.characters), limit)) })),
      { what: 'blank lines', text: within('\n'.repeat(limit.characters), limit) },
    ],
    tooMuch: [
      { what: '1 MB of letters', text: flat('a'.repeat(1_000_000)) },
      { what: '1 MB of blank lines', text: flat('\n'.repeat(1_000_000)) },
      { what: `4 MB of ${last.what}`, text: flat(last.of(4_000_000)) },
      { what: '4 MB of addresses', text: flat('a@b.example\t\n'.repeat(4_000_000 / 13)) },
    ],
  }
}

/**
 * Files of as many bytes as are read at most, and of more; each made of hostile text, or of bytes by chance.
 */
export function filesFor(mostBytes: number): readonly File[] {
  const kinds = [...always.slice(1), ...draw().slice(0, 4)]
  const chance = crypto.getRandomValues(new Uint8Array(65_536))
  const fileOf = (what: string, size: number, parts: BlobPart[]) =>
    new File([new Blob(parts).slice(0, size)], `${what.replace(/[^\w ]+/g, '-').slice(0, 60)}.txt`)
  return [
    ...kinds.map(({ what, of }) => fileOf(what, mostBytes, [of(mostBytes)])),
    fileOf('sequences', mostBytes, [new Uint8Array(mostBytes).fill(0x30)]),
    fileOf('nested sequences', mostBytes, [new Uint8Array(mostBytes).map((_, at) => (at % 2 ? 0x80 : 0x30))]),
    fileOf('chance', mostBytes, Array<BlobPart>(Math.ceil(mostBytes / chance.length)).fill(chance)),
  ]
}

/**
 * A file of so many bytes that has no such place in memory or on the disk: the same piece again and again.
 */
export function hugeFile(bytes: number, name: string): File {
  const piece = new Blob([new Uint8Array(1_000_000)])
  return new File(Array<BlobPart>(bytes / 1_000_000).fill(piece), name)
}

/** Puts a file into an input as the browser does once a person has chosen it. */
export function choose(input: HTMLInputElement, file: File): void {
  const transfer = new DataTransfer()
  transfer.items.add(file)
  input.files = transfer.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

/** The event of a paste, made before it is measured. */
export function pasteOf(text: string): ClipboardEvent {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  return new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
}

/** Pastes over what is there, as a browser does: the page may prevent it, or hears of it afterwards. */
export function paste(control: HTMLInputElement | HTMLTextAreaElement, event: ClipboardEvent, text: string) {
  control.focus()
  control.select()
  if (!control.dispatchEvent(event)) return
  if (control.type === 'date') return setValue(control, text) // of which the browser takes a day
  // `insertText` with line ends takes the square of their number, which a real paste does not.
  control.setRangeText(control instanceof HTMLInputElement ? text.replace(/[\r\n]+/g, '') : text)
  const inserted = { bubbles: true, inputType: 'insertFromPaste' }
  control.dispatchEvent(new InputEvent('input', inserted))
}

/** Sets a value as a script of others does, such as a password manager's. */
export function setValue(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value') ?? {}
  set?.call(control, text)
  control.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** A keystroke in a field that is full. */
export function type(control: HTMLInputElement | HTMLTextAreaElement) {
  if (control.type === 'date') return
  control.setSelectionRange(1, 2)
  document.execCommand('insertText', false, 'x')
}
