import { type DeviceId, devices } from '../../../domain/devices'

/** The devices that most people read their mail on, and the answer for those who can't say. */
const common: readonly DeviceId[] = ['windows', 'macos', 'iphone_ipad', 'android', 'unknown']

/**
 * The devices to choose from: those for everybody, the one the page guesses first, and those few people have.
 */
export function deviceChoices(guess: DeviceId | null): {
  readonly first: readonly DeviceId[]
  readonly others: readonly DeviceId[]
} {
  const first = guess === null ? common : [guess, ...common.filter((id) => id !== guess)]
  return { first, others: devices.map(({ id }) => id).filter((id) => !first.includes(id)) }
}

/** All of them in that order. */
export function orderedDevices(guess: DeviceId | null): readonly DeviceId[] {
  const { first, others } = deviceChoices(guess)
  return [...first, ...others]
}
