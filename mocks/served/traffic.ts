import { AppError } from '../../src/errors'
import { catchUp } from '../issuance/catch-up'
import { type Scenario, scenarioOf } from '../records/scenarios'
import type { World } from '../world/world'

/**
 * Treats every request before its route does: the request waits as long as the operation usually takes and
 * the scenario adds, fails where the scenario says so, and lets the world catch up. Returns the scenario. One
 * counter for all operations decides which request fails.
 */
export function traffic(world: World): (usualMs: number) => Promise<Scenario> {
  let requests = 0
  return async (usualMs) => {
    const scenario = await world.read(({ stage }) => scenarioOf(stage.scenario.id))
    requests = scenario.failsEverySecond ? requests + 1 : 0
    const fails = scenario.failsEverySecond && requests % 2 === 0
    await world.delay(usualMs + scenario.extraDelayMs)
    if (fails) throw new AppError('server-fault')
    await catchUp(world)
    return scenario
  }
}
