import * as z from 'zod/mini'
import {
  checkOwnPassword,
  newPassphrase,
  type OwnPasswordFault,
  ownPasswordFault,
} from '../../../blocks/password/own-password'
import type { PasswordStrength } from '../../../domain/passwords/strength'

/** Rules of this step beside those of every password; each is a text of `keygen.password.error`. */
const stepFaults = ['not-saved', 'too-weak', 'not-judged'] as const
type StepFault = (typeof stepFaults)[number]

/** Why the password step can't be left. */
export type PasswordFault = StepFault | OwnPasswordFault

export const isStepFault = (fault: PasswordFault): fault is StepFault =>
  stepFaults.some((one) => one === fault)

/** The answer of the password step. */
export interface PasswordAnswer {
  readonly kind: 'generated' | 'own'
  readonly passphrase: string
  readonly own: string
  readonly repeat: string
  readonly saved: boolean
  /** How the estimator judged a password of one's own, and which; null while it has judged none. */
  readonly judged: { readonly password: string; readonly strength: PasswordStrength } | null
}

export const firstPasswordAnswer = (): PasswordAnswer => ({
  kind: 'generated',
  passphrase: newPassphrase(),
  own: '',
  repeat: '',
  saved: false,
  judged: null,
})

/** The password that protects the file. */
export function chosenPassword({ kind, passphrase, own }: PasswordAnswer): string {
  return kind === 'generated' ? passphrase : own
}

/**
 * Whether the answer may be used: Forward in the browser's history leads past a step that was left half
 * changed.
 */
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
    judged: z.nullable(
      z.object({ password: z.string(), strength: z.enum(['too_weak', 'fair', 'good', 'strong']) }),
    ),
  })
  .check((context) => {
    if (context.value.kind === 'own') checkOwnPassword(context, judgedFault(context.value))
  })

/**
 * The reason why a password of one's own is refused. One that could not be judged is refused, too: a weak
 * password that slips through when the estimator doesn't load would protect the file for its whole life.
 */
function judgedFault({ own, judged }: Pick<PasswordAnswer, 'own' | 'judged'>): PasswordFault | undefined {
  const broken = ownPasswordFault(own)
  if (broken) return broken
  if (judged?.password !== own) return 'not-judged'
  return judged.strength === 'too_weak' ? 'too-weak' : undefined
}
