import { expect, test } from 'vitest'
import { problemTypeValues } from '../../../src/contract/schema'
import { errorCodes } from '../../../src/errors'
import { isOtherAnswer, isOver, pageOf } from '../../../src/features/keygen/link/other-answers'
import { failureAction } from '../../../src/features/keygen/waiting/failure-action'

const key = { held: false, kept: false, filed: false, sent: false }

test('every answer about a link or its code has the page that explains it, but for a wrong code', () => {
  const answers = problemTypeValues.map((type) => type.split(':').pop() ?? '')
  const about = answers.filter((code) => /^pickup-(link|code)-/.test(code))
  expect(about.filter((code) => !isOtherAnswer(code))).toEqual(['pickup-code-wrong'])
})

test('each is read again in the flow, whatever became of the key', () => {
  const answers = errorCodes.filter(isOtherAnswer)
  expect(answers.length).toBeGreaterThan(3)
  for (const code of answers) {
    expect(failureAction({ code, key })).toBe('open-again')
    expect(failureAction({ code, key: { ...key, held: true, sent: true } })).toBe('open-again')
  }
})

test('other codes, and names every object has, are none', () => {
  for (const code of ['server-fault', 'toString', '']) {
    expect([isOtherAnswer(code), isOver(code), pageOf(code)]).toEqual([false, false, null])
  }
})
