/**
 * Answers that do not say what a link is for, and the page of the link that explains each. Another request
 * changes none of them.
 */
const pageOfAnswer = {
  'pickup-link-unknown': 'unknown',
  'pickup-link-expired': 'over',
  'pickup-link-superseded': 'over',
  'pickup-code-required': 'code',
  'pickup-code-locked': 'over',
} as const
type OtherAnswer = keyof typeof pageOfAnswer

/** The answers after which nothing can be done with the link itself. */
export type OverAnswer = {
  [Code in OtherAnswer]: (typeof pageOfAnswer)[Code] extends 'over' ? Code : never
}[OtherAnswer]

export const isOtherAnswer = (code: string): code is OtherAnswer => Object.hasOwn(pageOfAnswer, code)

/** The page of the link that explains an answer; null for every other code. */
export const pageOf = (code: string) => (isOtherAnswer(code) ? pageOfAnswer[code] : null)

export const isOver = (code: string): code is OverAnswer => pageOf(code) === 'over'
