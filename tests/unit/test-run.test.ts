import { describe, expect, test } from 'vitest'
import { chosenShard, chosenSteps, judgeTime } from '../setup/chosen.mjs'
import { slowness, startWatch } from '../setup/machine.mjs'
import { secondsOfFiles } from '../setup/reports.mjs'

const steps = [{ name: 'types' }, { name: 'demo' }, { name: 'node', report: 'node.json' }]
const namesOf = (...args: string[]) => chosenSteps(args, steps).map(({ name }) => name)

describe('what a run of the tests consists of', () => {
  test('every step, or those that are named', () => {
    expect(namesOf()).toEqual(['types', 'demo', 'node'])
    expect(namesOf('--only', 'node,types')).toEqual(['types', 'node'])
    expect(() => namesOf('--only=nodes')).toThrow('no step "nodes"')
  })

  test('of a shard the first does what is no test, and each builds the demo that its journeys need', () => {
    expect(chosenShard(['--shard=2/3'])).toBe('2/3')
    expect(namesOf('--shard', '1/3')).toEqual(['types', 'demo', 'node'])
    expect(namesOf('--shard', '2/3')).toEqual(['demo', 'node'])
  })

  test.each(['3', '0/2', '3/2', '1/2/3', ''])('“%s” is no shard', (shard) => {
    expect(() => chosenShard(['--shard', shard])).toThrow('n/m')
  })
})

describe('the time of a run', () => {
  test('a quarter more than the budget is let pass', () => {
    expect(judgeTime({ quietSeconds: 125, othersShare: 0 }, 100)).toBe('within')
    expect(judgeTime({ quietSeconds: 126, othersShare: 0 }, 100)).toBe('over')
  })

  test('is not judged where others took much of the machine', () => {
    expect(judgeTime({ quietSeconds: 126, othersShare: 0.5 }, 100)).toBe('noisy')
  })

  test('without what others took it is no more than it is', () => {
    const watch = startWatch()
    slowness()
    const { seconds, quietSeconds } = watch()
    expect(quietSeconds).toBeGreaterThanOrEqual(0)
    expect(quietSeconds).toBeLessThanOrEqual(seconds)
  })

  test('is read from both kinds of report, by file', () => {
    const vitest = { testResults: [{ name: '/w/tests/a.test.ts', startTime: 1_000, endTime: 3_500 }] }
    expect([...secondsOfFiles(vitest)]).toEqual([['/w/tests/a.test.ts', 2.5]])
    const spec = (...durations: number[]) => ({
      file: 'b.test.ts',
      tests: [{ results: durations.map((duration) => ({ duration })) }],
    })
    const playwright = {
      config: { rootDir: '/w/tests/journeys' },
      suites: [{ specs: [spec(1_000)], suites: [{ specs: [spec(500, 250)] }] }],
    }
    expect([...secondsOfFiles(playwright)]).toEqual([['/w/tests/journeys/b.test.ts', 1.75]])
  })
})
