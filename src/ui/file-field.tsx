import { useState } from 'react'
import { describedBy, FieldError, FieldHint, type FieldTexts } from './field'
import fieldStyles from './field.module.css'
import styles from './file-field.module.css'
import { DocumentIcon } from './icons'

interface FileFieldProps extends FieldTexts {
  readonly id: string
  /** Endings and media types the file dialog offers first; a wrong file is the reader's to refuse. */
  readonly accept: string
  /** What the area says while it is empty: “Choose the file, or drop it here”. */
  readonly choose: string
  /** The chosen file's name, null before. */
  readonly fileName: string | null
  readonly onFile: (file: File) => void
}

/**
 * A file, chosen or dropped. The browser's own input lies over the whole area, unseen, so that click, keyboard and drop are its own; its
 * words would be in the browser's language and not in the page's.
 */
export function FileField({ id, label, hint, error, accept, choose, fileName, onFile }: FileFieldProps) {
  const [over, setOver] = useState(false)
  return (
    <div className={fieldStyles['field']}>
      <label htmlFor={id} className={fieldStyles['label']}>
        {label}
      </label>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      <div className={`${styles['area']} ${over ? styles['over'] : ''} ${error ? styles['invalid'] : ''}`}>
        <DocumentIcon />
        <span className={fileName === null ? styles['choose'] : styles['name']}>{fileName ?? choose}</span>
        <input
          {...describedBy(id, { hint, error })}
          id={id}
          type="file"
          accept={accept}
          className={styles['input']}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) onFile(file)
            // The same file once more is a choice, too: it may have been changed.
            target.value = ''
          }}
        />
      </div>
    </div>
  )
}
