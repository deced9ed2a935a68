import { useMemo, useState } from 'react'
import { page } from 'vitest/browser'
import type { Product } from '../../../src/contract/schema'
import type { OrderFault } from '../../../src/domain/orders/client-order'
import { type ClientOrderDraft, judgeDraft } from '../../../src/domain/orders/client-order-draft'
import { RecipientsStep } from '../../../src/features/client-orders/recipients/step'
import { faultsOfStep } from '../../../src/features/client-orders/wizard/steps'
import type { Language } from '../../../src/i18n/language'
import { examplePolicy, exampleProduct, orderNow } from '../../setup/order-policy'
import { renderPage } from '../render-part'

interface RecipientsPageOptions {
  readonly draft: ClientOrderDraft
  readonly product?: Product
  readonly language?: Language
  readonly target?: string
  /** The faults that the server found; the wizard adds them to those that the rules find. */
  readonly serverFaults?: (draft: ClientOrderDraft) => readonly OrderFault[]
}

/** The step alone, with a draft in memory and the rules of the domain as the wizard asks them. */
export async function openRecipients(options: RecipientsPageOptions) {
  const product = options.product ?? exampleProduct()
  const policy = examplePolicy()
  const seen: { draft: ClientOrderDraft; continued: number } = { draft: options.draft, continued: 0 }

  function Wizard() {
    const [draft, setDraft] = useState(options.draft)
    const [attempt, setAttempt] = useState(options.serverFaults ? 1 : 0)
    seen.draft = draft
    const found = useMemo(
      () => faultsOfStep(judgeDraft(draft, product, policy, orderNow).faults, 'recipients'),
      [draft],
    )
    const faults = useMemo(
      () => (attempt > 0 ? [...found, ...(options.serverFaults?.(draft) ?? [])] : []),
      [attempt, found, draft],
    )
    return (
      <RecipientsStep
        draft={draft}
        product={product}
        policy={policy}
        now={orderNow}
        change={setDraft}
        faults={faults}
        attempt={attempt}
        onContinue={() => {
          if (found.length > 0) setAttempt((before) => before + 1)
          else seen.continued++
        }}
        onBack={() => {}}
        returnsToCheck={false}
        target={options.target ?? null}
      />
    )
  }
  await renderPage(<Wizard />, options.language)
  return { draft: () => seen.draft, rows: () => seen.draft.recipients, continued: () => seen.continued }
}

export const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
export const field = (name: string) => page.getByRole('textbox', { name, exact: true })
export const text = (part: string) => page.getByText(part, { exact: false })
/** A row's line in the list. */
export const line = (number: number) =>
  page.getByRole('button', { name: new RegExp(`^Recipient ${number}\\s`) })

/** Pastes as a person does: with the text on a clipboard of the test's own. */
export function paste(element: Element, pasted: string): void {
  const data = new DataTransfer()
  data.setData('text/plain', pasted)
  ;(element as HTMLElement).focus()
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
  if (element.dispatchEvent(event)) document.execCommand('insertText', false, pasted)
}
