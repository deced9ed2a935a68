import type { KeyProfile, Pickup } from '../../contract/schema'
import type { DeviceId } from '../../domain/devices'
import type { Resumption } from './link/resumption'
import type { PasswordAnswer } from './password/answer'

/** The person's answers on the steps before anything is made; in the page's memory only. */
export interface Answers {
  /** Null until chosen. */
  readonly deviceId: DeviceId | null
  /** Null until the password step was seen. */
  readonly password: PasswordAnswer | null
  /** The version that was accepted. */
  readonly agreementVersion: string | null
  readonly keyProfile: KeyProfile
}

export const firstAnswers = ({ keyProfiles }: Pickup, { kept }: Resumption): Answers => ({
  deviceId: null,
  password: null,
  agreementVersion: null,
  keyProfile: kept?.keyProfile ?? keyProfiles[0] ?? 'rsa_2048',
})
