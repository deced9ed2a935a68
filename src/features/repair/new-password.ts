import * as z from 'zod/mini'
import { generatePassphrase } from '../../domain/passwords/passphrase'
import { brokenPasswordRules, type PasswordRule } from '../../domain/passwords/password'

/** Why the new file can't be made yet; each is a text of `repair.make.error`. */
export type NewPasswordFault = PasswordRule | 'missing' | 'repeat-differs' | 'too-weak'

/** What the form for the new file holds. */
export interface MakeAnswer {
  readonly target: string
  readonly kind: 'keep' | 'generated' | 'own'
  readonly passphrase: string
  readonly own: string
  readonly repeat: string
}

/** A passphrase from the browser's own random source. */
export const newPassphrase = () =>
  generatePassphrase((length) => crypto.getRandomValues(new Uint8Array(length)))

/** The answer as it must be; messages are `NewPasswordFault`s. */
export const makeAnswerSchema = z
  .object({
    target: z.string(),
    kind: z.enum(['keep', 'generated', 'own']),
    passphrase: z.string(),
    own: z.string(),
    repeat: z.string(),
  })
  .check((context) => {
    const { kind, own, repeat } = context.value
    if (kind !== 'own') return
    const [broken] = own === '' ? (['missing'] as const) : brokenPasswordRules(own)
    if (broken) context.issues.push({ code: 'custom', message: broken, path: ['own'], input: '' })
    if (own !== repeat) {
      context.issues.push({ code: 'custom', message: 'repeat-differs', path: ['repeat'], input: '' })
    }
  })

/** The password of the new file. */
export function passwordOf({ kind, passphrase, own }: MakeAnswer, kept: string): string {
  return { keep: kept, generated: passphrase, own }[kind]
}
