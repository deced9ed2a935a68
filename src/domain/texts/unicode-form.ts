/** Marks in a row (UAX #15, Stream-Safe Text Format): no language needs more. */
const longRun = /\p{M}{30}(?=\p{M})/gu

/**
 * A text from outside in a normalization form (UAX #15), in time proportional to its length: platforms sort a
 * run of combining marks by insertion, so that some thousands of them, of two classes in turn, take seconds.
 * Longer runs are parted by U+034F, as UAX #15 says.
 */
export function inUnicodeForm(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  return text.replace(longRun, '$&\u034F').normalize(form)
}
