import * as z from 'zod/mini'
import { generatePassphrase } from '../../domain/passphrase'
import { brokenPasswordRules, type PasswordRule } from '../../domain/password'

/** Why a password step can't be left; each is a text of `keygen.password.error`. */
export const passwordFaults = ['missing', 'repeat-differs', 'not-saved'] as const
export type PasswordFault = (typeof passwordFaults)[number] | PasswordRule

/** What is chosen on the password step. */
export interface PasswordAnswer {
  readonly kind: 'generated' | 'own'
  readonly passphrase: string
  readonly own: string
  readonly repeat: string
  readonly saved: boolean
}

/** A passphrase from the browser's own random source. */
export const newPassphrase = () =>
  generatePassphrase((length) => crypto.getRandomValues(new Uint8Array(length)))

export const firstPasswordAnswer = (): PasswordAnswer => ({
  kind: 'generated',
  passphrase: newPassphrase(),
  own: '',
  repeat: '',
  saved: false,
})

/** The password that protects the file. */
export function chosenPassword({ kind, passphrase, own }: PasswordAnswer): string {
  return kind === 'generated' ? passphrase : own
}

/** Whether the answer may be used: Forward in the browser's history leads past a step that was left half changed. */
export function isCompletePasswordAnswer(answer: PasswordAnswer): boolean {
  return passwordAnswerSchema.safeParse(answer).success
}

const fault = (code: PasswordFault) => ({ error: code })

/** The answer as it must be; messages are `PasswordFault`s. */
export const passwordAnswerSchema = z
  .object({
    kind: z.enum(['generated', 'own']),
    passphrase: z.string(),
    own: z.string(),
    repeat: z.string(),
    saved: z.boolean().check(z.refine((saved) => saved, fault('not-saved'))),
  })
  .check((context) => {
    const { kind, own, repeat } = context.value
    if (kind === 'generated') return
    const [broken] = own === '' ? (['missing'] as const) : brokenPasswordRules(own)
    if (broken) context.issues.push({ code: 'custom', message: broken, path: ['own'], input: '' })
    if (own !== repeat) {
      context.issues.push({ code: 'custom', message: 'repeat-differs', path: ['repeat'], input: '' })
    }
  })
