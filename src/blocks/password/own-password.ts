import { generatePassphrase } from '../../domain/passwords/passphrase'
import { brokenPasswordRules, type PasswordRule } from '../../domain/passwords/password'

/**
 * Why a person's own password can't be used, however hard it is to guess; each is a text of `password.fault`.
 */
export type OwnPasswordFault = PasswordRule | 'missing' | 'repeat-differs'

interface OwnPassword {
  readonly own: string
  readonly repeat: string
}

/** The argument of zod's check of an object: the value, and the list that takes its faults. */
interface Checked {
  readonly value: OwnPassword
  readonly issues: {
    push(issue: { code: 'custom'; message: string; path: string[]; input: string }): unknown
  }
}

/** A passphrase from the browser's own random source. */
export const newPassphrase = () =>
  generatePassphrase((length) => crypto.getRandomValues(new Uint8Array(length)))

/** The rules that a person's own password breaks, however strong it is. */
export function ownPasswordFault(own: string): OwnPasswordFault | undefined {
  return own === '' ? 'missing' : brokenPasswordRules(own)[0]
}

/**
 * Checks a person's own password and its repetition; messages are faults. `fault` is what is wrong with the
 * first.
 */
export function checkOwnPassword({ value, issues }: Checked, fault: string | undefined): void {
  const { own, repeat } = value
  if (fault) issues.push({ code: 'custom', message: fault, path: ['own'], input: '' })
  if (own !== repeat) {
    issues.push({
      code: 'custom',
      message: 'repeat-differs' satisfies OwnPasswordFault,
      path: ['repeat'],
      input: '',
    })
  }
}
