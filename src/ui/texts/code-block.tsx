import styles from './code-block.module.css'

interface CodeBlockProps {
  /** Its name, for people who hear it. */
  readonly label: string
  readonly children: string
}

/** A longer text of a machine, as it is, in a box that scrolls. */
export function CodeBlock({ label, children }: CodeBlockProps) {
  return (
    // It scrolls, so it must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region
    <section className={styles['block']} tabIndex={0} aria-label={label}>
      <pre className={styles['text']} translate="no">
        {children}
      </pre>
    </section>
  )
}
