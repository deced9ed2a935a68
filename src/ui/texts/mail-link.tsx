import type { ReactNode } from 'react'

interface MailLinkProps {
  /** As the server names it: a text that is no address is shown without a link. */
  readonly email: string
  readonly subject?: string
  /** The text for a screen reader, where it is drawn in pieces that would be read apart. */
  readonly label?: string
  readonly children: ReactNode
}

/** A link that begins a mail. */
export function MailLink({ email, subject, label, children }: MailLinkProps) {
  const address = mailtoAddress(email, subject)
  return address === null ? (
    <span>{children}</span>
  ) : (
    <a href={address} aria-label={label}>
      {children}
    </a>
  )
}

/**
 * A `mailto:` address (RFC 6068 §2) whose address part can't begin a field of the mail: `?`, `&`, line breaks
 * and `,` are encoded. Null for a text that is no address.
 */
export function mailtoAddress(email: string, subject?: string): string | null {
  const [, local, domain] = /^([^\s@"<>]{1,64})@([^\s@"<>,;]{1,255})$/u.exec(email) ?? []
  if (local === undefined || domain === undefined) return null
  try {
    const to = `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}`
    return subject === undefined ? to : `${to}?subject=${encodeURIComponent(subject)}`
  } catch {
    return null // half a surrogate pair
  }
}
