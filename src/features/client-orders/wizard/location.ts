import { useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { paths } from '../../../paths'
import type { WizardStep } from './steps'

/**
 * Where in the wizard someone is; kept in the entry of the browser's history, so that Back, Forward and a
 * reload keep it.
 */
export interface WizardLocation {
  /** Came from “check your answers” and goes back there. */
  readonly returnsToCheck: boolean
  /** The field to focus: a pointer into the submission. */
  readonly target: string | null
}

const nowhere: WizardLocation = { returnsToCheck: false, target: null }

function locationIn(state: unknown): WizardLocation {
  if (typeof state !== 'object' || state === null) return nowhere
  const { returnsToCheck, target } = state as Readonly<Record<string, unknown>>
  return {
    returnsToCheck: returnsToCheck === true,
    target: typeof target === 'string' ? target : null,
  }
}

/** The location, and how to go to another step of the same draft. */
export function useWizardLocation(draftId: string) {
  const [, navigate] = useLocation()
  const location = locationIn(useHistoryState())
  const goTo = (step: WizardStep, to: Partial<WizardLocation> & { readonly replace?: boolean } = {}) => {
    const { replace = false, ...state } = to
    navigate(paths.orderDraft(draftId, step), { replace, state: { ...nowhere, ...state } })
  }
  return { location: location, goTo }
}
