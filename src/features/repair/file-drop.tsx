import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../ui/button'
import { FieldError } from '../../ui/field'
import { VisuallyHidden } from '../../ui/visually-hidden'
import styles from './file-drop.module.css'

interface FileDropProps {
  readonly id: string
  readonly file: File | null
  readonly error: string | undefined
  readonly disabled: boolean
  readonly onFile: (file: File) => void
}

const holdsFile = (event: { readonly dataTransfer: DataTransfer | null }) =>
  event.dataTransfer?.types.includes('Files') === true

/** A place to drop a file, with a button for everybody who doesn't drag. */
export function FileDrop({ id, file, error, disabled, onFile }: FileDropProps) {
  const t = useTranslations('repair.file')
  const format = useFormatter()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  useNoNavigationByDrop()

  const take = (chosen: File | undefined) => {
    if (chosen && !disabled) onFile(chosen)
  }
  const drag = (event: DragEvent) => {
    if (!holdsFile(event)) return
    event.preventDefault()
    setOver(true)
  }
  return (
    <div className={styles['field']}>
      <p className={styles['label']} id={`${id}-label`}>
        {t('label')}
      </p>
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
        {/* No `accept`: Android greys out what it doesn't know, and a renamed file is what people come with. */}
        <input
          ref={input}
          id={`${id}-input`}
          type="file"
          className={styles['input']}
          tabIndex={-1}
          aria-hidden
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
          {over ? (
            <span>{t('dropNow')}</span>
          ) : file ? null : (
            <span className={styles['hint']}>{t('drop')}</span>
          )}
          <Button
            id={id}
            disabled={disabled}
            aria-describedby={error ? `${id}-label ${id}-error` : `${id}-label`}
            onClick={() => input.current?.click()}
          >
            {t(file ? 'chooseOther' : 'choose')}
          </Button>
        </p>
      </div>
      <span role="status">{file ? <VisuallyHidden>{file.name}</VisuallyHidden> : null}</span>
    </div>
  )
}

/** A file dropped beside the target would be opened by the browser in place of the page, and what was typed be lost. */
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
