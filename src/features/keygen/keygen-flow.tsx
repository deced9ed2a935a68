import { useCallback, useEffect, useReducer, useRef, useState, useTransition } from 'react'
import type { PickupLink } from '../../api/pickup'
import { lazyPart } from '../../arrivals'
import type { CryptoWorkerClient } from '../../crypto-worker/client'
import { MessageArea, useLanguage } from '../../i18n/language-provider'
import { Arriving } from '../../ui/pages/arriving'
import { type Answers, firstAnswers } from './answers'
import { outlivesPage } from './flow/key-custody'
import { firstProgress, keygenProgress, wouldLoseKey } from './flow/progress'
import { type KeygenEvent, type KeygenStep, stepPosition } from './flow/states'
import { useLeaveGuard } from './flow/use-leave-guard'
import { type HistoryEntry, historyEntryOf, useStepHistory } from './flow/use-step-history'
import type { KeyWork } from './key/work'
import type { ReadLink } from './link/read'
import type { OpenLinkState } from './link/resumption'
import { IdentityStep } from './questions/identity-step'

// The pages after the first one are a chunk of their own, fetched while the person reads that page.
const LaterSteps = lazyPart(async () => (await import('./flow-pages')).LaterSteps)
/**
 * The first page is drawn first; then the worker, the later steps and their texts load, so long after each
 * other.
 */
const laterStepsDelayMs = 250

interface KeygenFlowProps {
  readonly link: PickupLink
  readonly opened: ReadLink<OpenLinkState>
  readonly crypto: CryptoWorkerClient
  /** Off for the first page of a visit, where reading starts at the top anyway. */
  readonly takeFocus?: boolean
  /** The link is not any more what this flow began with, and has to be read anew. */
  readonly onOpenAgain: () => void
  readonly onKeyAtRisk?: (atRisk: boolean) => void
}

/** The recipient's way from the question whether it is for them to the saved file, begun or gone on with. */
export function KeygenFlow({
  link,
  opened,
  crypto,
  takeFocus = false,
  onOpenAgain,
  onKeyAtRisk,
}: KeygenFlowProps) {
  const { pickup, resumption } = opened
  const [progress, change] = useReducer(keygenProgress, resumption, firstProgress)
  // The password is in this component's memory and nowhere else; leaving the page drops it.
  const [answers, setAnswers] = useState(() => firstAnswers(pickup, resumption))
  const [moved, setMoved] = useState(takeFocus)
  const [, startTransition] = useTransition()
  const { hint } = useLanguage()
  // Made by the later steps' chunk, ended here: it lives as long as the flow, whichever page is shown.
  const work = useRef<KeyWork | null>(null)

  // A heavy page is built in slices, so that it never holds up the browser.
  const dispatch = useCallback((event: KeygenEvent) => startTransition(() => change(event)), [])
  const answer = useCallback((more: Partial<Answers>) => setAnswers((now) => ({ ...now, ...more })), [])

  useEffect(() => {
    return () => {
      work.current?.leave()
      work.current = null
      crypto.stop()
    }
  }, [crypto])

  // The next pages load while the person reads.
  useEffect(() => {
    const loads = [() => crypto.warmUp(), LaterSteps.hint, () => hint('keygen')]
    const timers = loads.map((load, index) => setTimeout(load, (index + 1) * laterStepsDelayMs))
    return () => timers.forEach(clearTimeout)
  }, [crypto, hint])

  const goTo = useCallback(
    (step: KeygenStep) => {
      setMoved(true)
      dispatch({ type: 'went-to', step })
    },
    [dispatch],
  )
  const entry = historyEntryOf(progress)
  const followHistory = useCallback(
    (wanted: HistoryEntry) => {
      setMoved(true)
      if (entry === 'open-file') dispatch({ type: 'file-page-left' })
      else if (wanted === 'open-file') dispatch({ type: 'file-page-opened' })
      else if (wanted === 'declined') dispatch({ type: 'declined' })
      else goTo(wanted === 'start' ? 'identity' : wanted)
    },
    [dispatch, entry, goTo],
  )
  useStepHistory(entry, followHistory)

  // Before the request is sent the password stays: a person who begins again has noted it.
  const over =
    (progress.at === 'done' && progress.forgotten) || (progress.at === 'cancelled' && progress.key.sent)
  useEffect(() => {
    if (over) answer({ password: null })
  }, [over, answer])

  const atRisk = wouldLoseKey(progress)
  useEffect(() => onKeyAtRisk?.(atRisk), [atRisk, onKeyAtRisk])
  // A noted passphrase is of no use once the page is gone and nothing was sealed with it.
  const noted = progress.at === 'step' && answers.password?.kind === 'generated' && answers.password.saved
  useLeaveGuard(atRisk || (noted && !outlivesPage(progress.key)))

  if (progress.at === 'step' && progress.step === 'identity') {
    return (
      <IdentityStep
        pickup={pickup}
        position={stepPosition('identity')}
        takeFocus={moved}
        onYes={() => goTo('device')}
        onNo={() => dispatch({ type: 'declined' })}
        onOpenFile={() => dispatch({ type: 'file-page-opened' })}
      />
    )
  }
  return (
    <Arriving>
      <MessageArea area="keygen">
        <LaterSteps
          link={link}
          opened={opened}
          crypto={crypto}
          progress={progress}
          answers={answers}
          work={work}
          dispatch={dispatch}
          onAnswer={answer}
          goTo={goTo}
          onOpenAgain={onOpenAgain}
        />
      </MessageArea>
    </Arriving>
  )
}
