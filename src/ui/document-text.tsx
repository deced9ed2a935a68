import styles from './document-text.module.css'
import { Small } from './page'

interface DocumentTextProps {
  /** What it is, for those who hear it. */
  readonly label: string
  readonly language: string
  readonly title: string
  readonly version: string
  readonly sections: readonly { readonly heading: string; readonly text: string }[]
}

/** A longer document read in place, in a box that scrolls. */
export function DocumentText({ label, language, title, version, sections }: DocumentTextProps) {
  return (
    // It scrolls, so it must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region
    <section className={styles['text']} tabIndex={0} aria-label={label} lang={language}>
      <h2>{title}</h2>
      <Small>{version}</Small>
      {sections.map(({ heading, text }) => (
        <div key={heading}>
          <h3>{heading}</h3>
          {text.split(/\n+/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ))}
    </section>
  )
}
