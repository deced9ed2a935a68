import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useFormatter } from 'use-intl'
import { Button } from '../buttons/button'
import { VisuallyHidden } from '../texts/visually-hidden'
import { describedBy, FieldError, FieldHint, type FieldTexts } from './field'
import fieldStyles from './field.module.css'
import styles from './file-field.module.css'

interface FileFieldProps extends FieldTexts {
  readonly id: string
  readonly file: File | null
  readonly disabled?: boolean
  /** The texts of the drop area: “Drop the file here, or” · “Let go to take this file”. */
  readonly drop: string
  readonly dropNow: string
  /** The button's words, before and after a file was chosen. */
  readonly choose: string
  readonly chooseOther: string
  readonly onFile: (file: File) => void
}

const holdsFile = (event: { readonly dataTransfer: DataTransfer | null }) =>
  event.dataTransfer?.types.includes('Files') === true

/**
 * A file: a place to drop it, with a button for everybody who doesn't drag. The browser's own control stays
 * unseen: its words would be in the browser's language and not in the page's. The button has the field's
 * `id`, so that an error leads to what takes the focus.
 */
export function FileField({
  id,
  label,
  hint,
  error,
  file,
  disabled = false,
  drop,
  dropNow,
  choose,
  chooseOther,
  onFile,
}: FileFieldProps) {
  const format = useFormatter()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  useNoNavigationByDrop()
  const describing = describedBy(id, { hint, error })['aria-describedby']

  const take = (chosen: File | undefined) => {
    if (chosen && !disabled) onFile(chosen)
  }
  const drag = (event: DragEvent) => {
    if (!holdsFile(event)) return
    event.preventDefault()
    setOver(true)
  }
  return (
    <div className={fieldStyles['field']}>
      <label className={fieldStyles['label']} id={`${id}-label`} htmlFor={`${id}-input`}>
        {label}
      </label>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {/* The button inside does the same without dragging. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a target to drop on, nothing to press */}
      <div
        className={`${styles['drop']} ${over ? styles['over'] : ''} ${error ? styles['invalid'] : ''}`}
        onDragEnter={drag}
        onDragOver={drag}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
        }}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files[0])
        }}
      >
        {/* No `accept`: Android greys out the types it doesn't know, and people come with renamed files. */}
        <input
          ref={input}
          id={`${id}-input`}
          type="file"
          className={styles['input']}
          tabIndex={-1}
          aria-hidden
          disabled={disabled}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = '' // the same file may be chosen again after it was mended
          }}
        />
        {file ? (
          <p className={styles['chosen']}>
            <strong>{file.name}</strong> <span>{format.number(file.size / 1000, 'kilobytes')}</span>
          </p>
        ) : null}
        <p className={styles['line']}>
          {over ? <span>{dropNow}</span> : file ? null : <span className={styles['hint']}>{drop}</span>}
          <Button
            id={id}
            disabled={disabled}
            aria-describedby={[`${id}-label`, describing].filter(Boolean).join(' ')}
            onClick={() => input.current?.click()}
          >
            {file ? chooseOther : choose}
          </Button>
        </p>
      </div>
      <span role="status">{file ? <VisuallyHidden>{file.name}</VisuallyHidden> : null}</span>
    </div>
  )
}

/**
 * A file dropped beside the target would be opened by the browser in place of the page, and what was typed be
 * lost.
 */
function useNoNavigationByDrop() {
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => {
      if (holdsFile(event)) event.preventDefault()
    }
    window.addEventListener('dragover', refuse)
    window.addEventListener('drop', refuse)
    return () => {
      window.removeEventListener('dragover', refuse)
      window.removeEventListener('drop', refuse)
    }
  }, [])
}
