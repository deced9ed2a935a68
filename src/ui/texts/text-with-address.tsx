import { BreakableText } from './breakable-text'
import styles from './text-with-address.module.css'

interface TextWithAddressProps {
  readonly text: string
  /** The e-mail address in it; a text without it is shown as it is. */
  readonly address: string
}

/** A sentence whose address stands on one line where that has room for it, and else breaks before its `@`. */
export function TextWithAddress({ text, address }: TextWithAddressProps) {
  const at = address === '' ? -1 : text.indexOf(address)
  if (at < 0) return <span>{text}</span>
  const rest = text.slice(at + address.length)
  // Keeps the full stop with the address: some browsers would break the line behind a box.
  const [stop = ''] = /^\p{P}+/u.exec(rest) ?? []
  return (
    <>
      <span>{text.slice(0, at)}</span>
      <span className={styles['address']}>
        <BreakableText>{address}</BreakableText>
        <span>{stop}</span>
      </span>
      <span>{rest.slice(stop.length)}</span>
    </>
  )
}
