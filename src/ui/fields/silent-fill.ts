import { type ChangeEvent, type RefObject, useLayoutEffect, useRef } from 'react'

type Control = HTMLInputElement | HTMLTextAreaElement
type Listener<T extends Control> = ((event: ChangeEvent<T>) => unknown) | undefined

/** A field that is on the page, with its listener. */
interface Listening {
  readonly around: RefObject<HTMLElement | null>
  heard: string
  readonly tell: (control: Control) => void
}

/** The events by which a person leaves a field. */
const moments = ['focusin', 'click', 'submit'] as const
const fields = new Set<Listening>()
/** The element may give way to another one (`field-guard`). */
const controlIn = (around: HTMLElement | null) => around?.querySelector<Control>('input, textarea') ?? null
const valueIn = (around: Listening['around']) => controlIn(around.current)?.value ?? ''

/** All fields are looked at before the first is told, since telling one may draw the others anew. */
function lookAround(): void {
  const filled = [...fields].flatMap((field) => {
    const control = controlIn(field.around.current)
    return control && control.value !== field.heard ? [{ field, control, value: control.value }] : []
  })
  for (const { field, control, value } of filled) {
    field.heard = value
    field.tell(control)
    field.heard = control.value // empty where it was a private key
  }
}

/**
 * After the page: by then a private key is out of the field again, and the element perhaps out of the page.
 */
function hear(event: Event): void {
  const path = new Set(event.composedPath())
  for (const field of fields) {
    const { current } = field.around
    if (current && path.has(current)) field.heard = valueIn(field.around)
  }
}

function listen(how: 'addEventListener' | 'removeEventListener'): void {
  for (const moment of moments) window[how](moment, lookAround, true)
  window[how]('input', hear)
}

/**
 * Has `onChange` hear of a value that came without an event, before the person goes on: iOS and some password
 * managers fill fields so (react/react#1159), and what the field shows is what counts. `around` is the
 * element around the field; `value` where the page holds the value itself.
 */
export function useSilentFill<T extends Control>(
  around: RefObject<HTMLElement | null>,
  onChange: Listener<T>,
  value: unknown,
): void {
  const listener = useRef(onChange)
  const field = useRef<Listening>(null)
  // Before anything can be filled in: not a moment later.
  useLayoutEffect(() => {
    listener.current = onChange
    if (typeof value === 'string' && field.current) field.current.heard = value
  })
  useLayoutEffect(() => {
    const mine: Listening = {
      around,
      heard: valueIn(around),
      tell: (target) =>
        listener.current?.({ target, currentTarget: target, type: 'change' } as unknown as ChangeEvent<T>),
    }
    field.current = mine
    if (fields.size === 0) listen('addEventListener')
    fields.add(mine)
    return () => {
      fields.delete(mine)
      if (fields.size === 0) listen('removeEventListener')
    }
  }, [around])
}
