const rightToLeft = '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}'
const turning = '\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069'
const turns = new RegExp(`[${rightToLeft}${turning}]`, 'u')
const marks = new RegExp(`[${turning}]`, 'g')

/**
 * A name, subject or address of others, for a sentence: it is drawn in its own direction and turns no word
 * around it (U+2068 … U+2069, UAX #9 §2.7). Without letters or signs that could, the text as it is. Only for
 * what is shown: nothing is sent, copied or compared so.
 */
export const isolated = (text: string): string =>
  turns.test(text) ? `\u2068${text.replace(marks, '')}\u2069` : text
