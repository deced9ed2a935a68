import {
  type ChangeEvent,
  type ClipboardEvent,
  createContext,
  type DragEvent,
  useContext,
  useState,
} from 'react'
import { afterNextFrame } from './after-next-frame'

/** Characters that a field takes at most: a request has a fiftieth of it. Whoever takes more reads what is pasted itself. */
export const longestText = 200_000

/** What must not get into the fields around which it stands. */
export interface FieldGuard {
  readonly refuses: (text: string) => boolean
  readonly onRefused: () => void
  /** Something else was typed: what was refused before isn't meant any more. */
  readonly onTaken: () => void
}
export const FieldGuardContext = createContext<FieldGuard | null>(null)

type TextControl = HTMLInputElement | HTMLTextAreaElement
interface GuardedHandlers<E extends TextControl> {
  readonly onPaste?: ((event: ClipboardEvent<E>) => void) | undefined
  readonly onDrop?: ((event: DragEvent<E>) => void) | undefined
  readonly onChange?: ((event: ChangeEvent<E>) => void) | undefined
}

/**
 * Handlers of a field under a guard. What is pasted or dropped is judged before the browser puts it in: it reaches neither the field nor its undo history. What is typed, or
 * put together from harmless parts, is taken out, and the element gives way to a new one (`key`), whose history is empty.
 */
export function useGuardedField<E extends TextControl>(id: string, handlers: GuardedHandlers<E>) {
  const guard = useContext(FieldGuardContext)
  const [life, setLife] = useState(0)
  if (!guard) return { key: life, ...handlers }
  const isRefused = (event: ClipboardEvent<E> | DragEvent<E>, given: DataTransfer) => {
    // More than any field takes never gets into it.
    const text = given.getData('text/plain').slice(0, longestText)
    if (event.defaultPrevented || !guard.refuses(text)) return false
    event.preventDefault()
    event.stopPropagation()
    guard.onRefused()
    return true
  }
  return {
    key: life,
    onPaste: (event: ClipboardEvent<E>) => {
      if (!isRefused(event, event.clipboardData)) handlers.onPaste?.(event)
    },
    onDrop: (event: DragEvent<E>) => {
      if (!isRefused(event, event.dataTransfer)) handlers.onDrop?.(event)
    },
    onChange: (event: ChangeEvent<E>) => {
      const control = event.target
      if (!guard.refuses(control.value)) {
        guard.onTaken()
        return handlers.onChange?.(event)
      }
      control.value = ''
      handlers.onChange?.(event)
      setLife(life + 1)
      guard.onRefused()
      afterNextFrame(() => document.getElementById(id)?.focus())
    },
  }
}
