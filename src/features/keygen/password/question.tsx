import { useCallback, useEffect, useState } from 'react'
import type { Pickup } from '../../../contract/schema'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import { notePassphraseShown, wasPassphraseShown } from '../../../storage/shown-passphrases'
import type { StepPosition } from '../flow/states'
import { firstPasswordAnswer, type PasswordAnswer } from './answer'
import { PasswordStep } from './step'

interface PasswordQuestionProps {
  readonly pickup: Pickup
  readonly crypto: CryptoWorkerClient
  readonly position: StepPosition
  readonly answer: PasswordAnswer | null
  readonly onAnswer: (answer: { readonly password: PasswordAnswer }) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

/** The password step with the answer it had, or with a passphrase made for it. */
export function PasswordQuestion({ answer, onAnswer, ...rest }: PasswordQuestionProps) {
  const { pickupId } = rest.pickup
  // The passphrase is stored nowhere, so a page that was loaded again makes another.
  const [madeAgain] = useState(() => answer === null && wasPassphraseShown(pickupId))
  useEffect(() => notePassphraseShown(pickupId), [pickupId])
  const [first] = useState(() => answer ?? firstPasswordAnswer())
  const keep = useCallback((password: PasswordAnswer) => onAnswer({ password }), [onAnswer])
  return <PasswordStep {...rest} answer={first} madeAgain={madeAgain} onAnswer={keep} />
}

/**
 * A password that opened a key counts as the answer: it is saved somewhere, or it could not have been typed.
 */
export const givenPasswordAnswer = (password: string): PasswordAnswer => ({
  ...firstPasswordAnswer(),
  passphrase: password,
  saved: true,
})
