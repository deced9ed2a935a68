import { Button, ButtonRow } from '../buttons/button'
import { PrintIcon } from '../buttons/icons'
import styles from './document-text.module.css'
import { Small } from './page'

interface DocumentTextProps {
  /** Its name, for people who hear it. */
  readonly label: string
  readonly language: string
  readonly title: string
  readonly version: string
  readonly sections: readonly { readonly heading: string; readonly text: string }[]
  /**
   * The label of the button that prints the page, or saves it as the browser can; without a label there is no
   * button.
   */
  readonly print?: string
}

/** A longer document in full, in the place where it is read. */
export function DocumentText({ label, language, title, version, sections, print }: DocumentTextProps) {
  return (
    <section className={styles['document']} aria-label={label}>
      <div className={styles['text']} lang={language}>
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
      </div>
      {print === undefined ? null : (
        <ButtonRow>
          <Button look="quiet" icon={<PrintIcon />} onClick={() => window.print()}>
            {print}
          </Button>
        </ButtonRow>
      )}
    </section>
  )
}
