/** An address in a cell, and the name that stood before it: `Alice Whitcombe <alice@…>`. */
export interface NamedAddress {
  readonly address: string
  readonly name: string
}

/**
 * The addresses in a cell, apart by semicolon, comma, line break, blank or the `:::` of Google's contacts. What is no address stays one piece, so that
 * it can be mended; a comma within a name (`Whitcombe, Alice <alice@…>`) parts nothing.
 */
export function addressesIn(cell: string): readonly NamedAddress[] {
  const found: NamedAddress[] = []
  let before = ''
  for (const piece of cell.split(/ ::: |[;\n,]/)) {
    const text = piece.replace(/\s+/gu, ' ').trim()
    if (text === '') continue
    const whole = before === '' ? text : `${before}, ${text}`
    const named = /^"?([^"<]*?)"?\s*<([^<>]*)>$/.exec(whole)
    before = ''
    if (named) found.push({ name: (named[1] ?? '').trim(), address: (named[2] ?? '').trim() })
    else if (!text.includes('@') && cell.includes('<')) before = whole
    else found.push(...bareAddresses(whole))
  }
  return before === '' ? found : [...found, { name: '', address: before }]
}

function bareAddresses(text: string): readonly NamedAddress[] {
  const words = text.split(/\s+/)
  const several = words.every((word) => word.includes('@')) ? words : [text]
  return several.map((address) => ({ name: '', address }))
}

/** The recipients of a line as mail programs copy it (`A <a@…>; B <b@…>`); null where a text is anything else. */
export function addressLine(text: string): readonly NamedAddress[] | null {
  const line = text.trim()
  if (line.includes('\n') || line.includes('\t')) return null
  const addresses = addressesIn(line)
  return addresses.length > 1 && addresses.every(({ address }) => address.includes('@')) ? addresses : null
}
