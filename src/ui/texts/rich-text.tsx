import { Children, isValidElement, type ReactNode } from 'react'

/** A text with markup (`t.rich`), each of its plain pieces in an element of its own. */
export function RichText({ children }: { readonly children: ReactNode }) {
  return <>{Children.map(children, (part) => (isValidElement(part) ? part : <span>{part}</span>))}</>
}
