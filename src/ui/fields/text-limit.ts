import {
  type ChangeEvent,
  type ClipboardEvent,
  type DragEvent,
  type RefObject,
  useEffect,
  useState,
} from 'react'

/**
 * The most that a text field takes. Of a single line the rules refuse far less already, and say so. Many
 * lines Chromium lays out anew at each change, in up to 30 µs a character (mixed scripts) and 15 µs a line. A
 * field that takes more reads pasted text itself.
 */
export interface TextLimit {
  readonly characters: number
  readonly lines: number
}

// a browser makes one line of several
export const oneLineLimit: TextLimit = { characters: 1_024, lines: Infinity }
export const manyLinesLimit: TextLimit = { characters: 10_000, lines: 1_000 }

const lineEnd = /\r\n|\n|\r/g

/** Whether a text is more than a field takes. */
export function isTooMuch(text: string, { characters, lines }: TextLimit): boolean {
  if (text.length > characters) return true
  if (text.length < lines) return false
  let count = 1
  for (const _ of text.matchAll(lineEnd)) if (++count > lines) return true
  return false
}

type TextControl = HTMLInputElement | HTMLTextAreaElement
export interface TextHandlers<E extends TextControl> {
  readonly onPaste?: ((event: ClipboardEvent<E>) => void) | undefined
  readonly onDrop?: ((event: DragEvent<E>) => void) | undefined
  readonly onChange?: ((event: ChangeEvent<E>) => unknown) | undefined
}

/** Whether the field would hold too much with this text in the place of its selection. */
function wouldBeTooMuch(control: TextControl, given: string, limit: TextLimit): boolean {
  if (given === '') return false
  const { value, selectionStart, selectionEnd } = control
  return (
    given.length > limit.characters ||
    isTooMuch(value.slice(0, selectionStart ?? 0) + given + value.slice(selectionEnd ?? value.length), limit)
  )
}

/**
 * Keeps too much out of a field, whole: cut off, it would be another text than the one that was given. The
 * old text stays, and `refused` makes the field say so. `around` is the element around the field. A field
 * that reads long texts in another way does so in `onPaste`, and prevents the default.
 */
export function useTextLimit(around: RefObject<HTMLElement | null>, limit: TextLimit) {
  const [refused, setRefused] = useState(false)
  const { characters, lines } = limit
  useEffect(() => {
    const element = around.current
    // Keyboards, dictation and the browser's own menu insert without a paste.
    const judge = (event: InputEvent) => {
      const control = event.target as TextControl
      const given = event.data ?? event.dataTransfer?.getData('text/plain') ?? ''
      const inserted = /^insert(LineBreak|Paragraph)$/.test(event.inputType) ? '\n' : given
      if (!event.cancelable || !wouldBeTooMuch(control, inserted, { characters, lines })) return
      event.preventDefault()
      setRefused(true)
    }
    element?.addEventListener('beforeinput', judge)
    return () => element?.removeEventListener('beforeinput', judge)
  }, [around, characters, lines])

  const judgeGiven = <E extends TextControl>(
    event: ClipboardEvent<E> | DragEvent<E>,
    transfer: DataTransfer,
  ) => {
    if (event.defaultPrevented) return
    if (!wouldBeTooMuch(event.currentTarget, transfer.getData('text/plain'), limit)) return
    event.preventDefault()
    setRefused(true)
  }
  return {
    refused,
    /**
     * Before anything else hears of it: a script of another's may put in what it likes. `value` where the
     * page holds the text itself.
     */
    first: <E extends TextControl>(onChange: TextHandlers<E>['onChange'], value: unknown) => {
      return (event: ChangeEvent<E>): void => {
        const isOver = isTooMuch(event.target.value, limit)
        setRefused(isOver)
        if (isOver) event.target.value = typeof value === 'string' ? value : ''
        onChange?.(event)
      }
    },
    /** After who reads it in another way. */
    last: <E extends TextControl>({ onPaste, onDrop, onChange }: TextHandlers<E>): TextHandlers<E> => ({
      onChange,
      onPaste: (event: ClipboardEvent<E>) => {
        onPaste?.(event)
        judgeGiven(event, event.clipboardData)
      },
      onDrop: (event: DragEvent<E>) => {
        onDrop?.(event)
        judgeGiven(event, event.dataTransfer)
      },
    }),
  }
}
