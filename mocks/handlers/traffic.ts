import { AppError } from '../../src/errors'
import { type Scenario, scenarioOf } from '../scenarios'
import { settle } from '../services/settled'
import type { World } from '../world'

/** What happens to every request before anybody looks at it. */
export type Traffic = (usualMs: number) => Promise<Scenario>

/**
 * Waits as long as the operation usually takes and the scenario adds, fails where the scenario says so, and lets the world
 * come to the present. Gives the scenario. One for all operations: which request fails is counted over all of them.
 */
export function traffic(world: World): Traffic {
  let requests = 0
  return async (usualMs) => {
    const scenario = await world.read(({ state }) => scenarioOf(state.scenario.id))
    requests = scenario.failsEverySecond ? requests + 1 : 0
    const fails = scenario.failsEverySecond && requests % 2 === 0
    await world.delay(usualMs + scenario.extraDelayMs)
    if (fails) throw new AppError('server-fault')
    await settle(world)
    return scenario
  }
}

/** What happens to every request of somebody who is signed in. Throws `session-over` where the scenario has signed them out. */
export function accountTraffic(arrive: Traffic): Traffic {
  return async (usualMs) => {
    const scenario = await arrive(usualMs)
    if (scenario.signsOut) throw new AppError('session-over')
    return scenario
  }
}
