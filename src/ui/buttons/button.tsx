import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react'
import type { Elements } from '../texts/elements'
import styles from './button.module.css'

/** `danger` for what can't be taken back. */
type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look
  readonly icon?: Elements
}

/** A button whose words are the verb of what it does. One `primary` on a page. */
export function Button({ look = 'secondary', icon, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={`${styles['button']} ${styles[look]}`}>
      {icon}
      <span>{children}</span>
    </button>
  )
}

interface ButtonLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly look?: Look
  readonly icon?: Elements
}

/**
 * A link that looks like a button, for what the browser itself does: saving a file, opening a page beside
 * this one.
 */
export function ButtonLink({ look = 'primary', icon, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={`${styles['button']} ${styles[look]}`}>
      {icon}
      <span>{children}</span>
    </a>
  )
}

/** Buttons in a row that wraps; the primary one first. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles['row']} data-print="no">
      {children}
    </div>
  )
}
