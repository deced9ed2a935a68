import { AppError } from '../../src/errors'
import { catchUp } from '../issuance/catch-up'
import { type Scenario, scenarioOf } from '../records/scenarios'
import type { World } from '../world/world'

/**
 * What happens to every request before anybody looks at it: it waits as long as the operation usually takes
 * and the scenario adds, fails where the scenario says so, and lets the world come to the present. Gives the
 * scenario. One for all operations: which request fails is counted over all of them.
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
