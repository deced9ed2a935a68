import * as z from 'zod/mini'
import { checkOwnPassword, type OwnPasswordFault, ownPasswordFault } from '../../blocks/password/own-password'

/** Why the new file can't be made yet. */
export type NewPasswordFault = OwnPasswordFault | 'too-weak'

/** The fields of the form for the new file. */
export interface MakeAnswer {
  readonly target: string
  readonly kind: 'keep' | 'generated' | 'own'
  readonly passphrase: string
  readonly own: string
  readonly repeat: string
}

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
    const { kind, own } = context.value
    if (kind === 'own') checkOwnPassword(context, ownPasswordFault(own))
  })

/** The password of the new file. */
export function passwordOf({ kind, passphrase, own }: MakeAnswer, kept: string): string {
  return { keep: kept, generated: passphrase, own }[kind]
}
