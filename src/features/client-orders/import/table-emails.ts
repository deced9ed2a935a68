/** An address in a cell, and the name that stood before it: `Alice Whitcombe <alice@…>`. */
export interface NamedAddress {
  readonly address: string
  readonly name: string
}

/**
 * The addresses in a cell, apart by semicolon, comma, line break, blank or the `:::` of Google's contacts.
 * Text that is no address stays one piece, so that it can be mended; a comma within a name (`Whitcombe, Alice
 * <alice@…>`) does not separate.
 */
export function addressesIn(cell: string): readonly NamedAddress[] {
  const found: NamedAddress[] = []
  const hasNames = cell.includes('<')
  // Pieces of a name are joined when its address closes, and once only: a cell of brackets and commas takes
  // no longer than another.
  let before: string[] = []
  let opened = 0
  let closed = 0
  for (const piece of cell.split(/ ::: |[;\n,]/)) {
    const text = piece.replace(/\s+/gu, ' ').trim()
    if (text === '') continue
    before.push(text)
    const address = opened > 0 ? text : text.slice(Math.max(0, text.indexOf('<')))
    opened += text.split('<').length - 1
    if (opened > 0) closed += address.split('>').length - 1
    const mayBeNamed = opened === 1 && closed === 1 && text.endsWith('>')
    const isPiece = hasNames && !text.includes('@')
    if (isPiece && !mayBeNamed) continue
    const whole = before.join(', ')
    const named = mayBeNamed ? /^"?([^"<]*?)"?\s*<([^<>]*)>$/.exec(whole) : null
    if (isPiece && !named) continue
    before = []
    opened = 0
    closed = 0
    if (named) found.push({ name: (named[1] ?? '').trim(), address: (named[2] ?? '').trim() })
    else found.push(...bareAddresses(whole))
  }
  return before.length === 0 ? found : [...found, { name: '', address: before.join(', ') }]
}

function bareAddresses(text: string): readonly NamedAddress[] {
  const words = text.split(/\s+/)
  const several = words.every((word) => word.includes('@')) ? words : [text]
  return several.map((address) => ({ name: '', address }))
}

/** Characters: a thousand people with their names have a fifth of it. */
const longestLine = 512 * 1024

/**
 * The recipients of a line as mail programs copy it (`A <a@…>; B <b@…>`); null where a text is anything else.
 */
export function addressLine(text: string): readonly NamedAddress[] | null {
  if (text.length > longestLine) return null
  const line = text.trim()
  if (line.includes('\n') || line.includes('\t')) return null
  const addresses = addressesIn(line)
  return addresses.length > 1 && addresses.every(({ address }) => address.includes('@')) ? addresses : null
}
