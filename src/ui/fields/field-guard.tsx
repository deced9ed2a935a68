import { type ClipboardEvent, type DragEvent, useState } from 'react'
import { holdsPrivateKey } from '../../domain/keys/private-key-text'
import type { Elements } from '../texts/elements'
import { afterNextFrame } from '../timing/after-next-frame'
import { PrivateKeyNotice } from './private-key-notice'
import { manyLinesLimit, type TextHandlers } from './text-limit'

/** A key is longer than any name: short texts needn't be looked through at each keystroke. */
const shortestKey = 40
const isRefused = (text: string) => text.length >= shortestKey && holdsPrivateKey(text)

type TextControl = HTMLInputElement | HTMLTextAreaElement

interface GuardedField<E extends TextControl> {
  /** Of the element: another one after a key was in it. */
  readonly key: number
  readonly guarded: TextHandlers<E>
  /** Stands above the control. */
  readonly notice: Elements
}

/**
 * Keeps private keys out of a field that takes text; every one has it (`tests/guarded-fields.test.ts`).
 * Pasted or dropped text is judged before the browser puts it in: a key reaches neither the field nor its
 * undo history. A key that was typed, or put together from harmless parts, is taken out, and the element is
 * replaced by a new one (`key`) with an empty history. `onPrivateKey`: for a caller that tells it in another
 * way than by the field's own notice.
 */
export function useGuardedField<E extends TextControl>(
  id: string,
  { onPaste, onDrop, onChange }: TextHandlers<E>,
  onPrivateKey?: () => void,
): GuardedField<E> {
  const [life, setLife] = useState(0)
  // Each refusal is a notice of its own, which comes into view.
  const [refusals, setRefusals] = useState({ count: 0, shown: false })
  const refuse = onPrivateKey ?? (() => setRefusals(({ count }) => ({ count: count + 1, shown: true })))
  const keptOut = (event: ClipboardEvent<E> | DragEvent<E>, given: DataTransfer) => {
    // More than any field takes never gets into it.
    const text = given.getData('text/plain').slice(0, manyLinesLimit.characters)
    if (event.defaultPrevented || !isRefused(text)) return false
    event.preventDefault()
    event.stopPropagation()
    refuse()
    return true
  }
  return {
    key: life,
    notice: refusals.shown ? <PrivateKeyNotice key={refusals.count} /> : null,
    guarded: {
      onPaste: (event) => {
        if (!keptOut(event, event.clipboardData)) onPaste?.(event)
      },
      onDrop: (event) => {
        if (!keptOut(event, event.dataTransfer)) onDrop?.(event)
      },
      onChange: (event) => {
        const control = event.target
        if (!isRefused(control.value)) {
          // Something else was typed: an earlier refusal no longer counts.
          setRefusals((before) => (before.shown ? { ...before, shown: false } : before))
          return onChange?.(event)
        }
        control.value = ''
        const answer = onChange?.(event)
        setLife(life + 1)
        refuse()
        afterNextFrame(() => document.getElementById(id)?.focus())
        return answer
      },
    },
  }
}
