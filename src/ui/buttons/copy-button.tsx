import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { VisuallyHidden } from '../texts/visually-hidden'
import { Button } from './button'
import { CheckIcon, CopyIcon } from './icons'

interface CopyButtonProps {
  readonly text: string
  /** Names the copied text, for people who don't see where the button stands. */
  readonly what: string
}

/** Copies a text and says so. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const t = useTranslations('copy')
  const [state, setState] = useState<'copy' | 'copied' | 'failed'>('copy')

  useEffect(() => {
    if (state !== 'copied') return
    const timer = setTimeout(() => setState('copy'), 4000)
    return () => clearTimeout(timer)
  }, [state])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      // The clipboard is missing or not allowed: the older way needs no permission, and puts no copy of the
      // text in the page.
      setState(copiedByCommand(text) ? 'copied' : 'failed')
    }
  }

  return (
    <>
      <Button
        look="quiet"
        icon={state === 'copied' ? <CheckIcon /> : <CopyIcon />}
        aria-label={state === 'copied' ? t('copied') : t('copyWhat', { what })}
        onClick={() => void copy()}
      >
        {t(state === 'copied' ? 'copied' : 'copy')}
      </Button>
      <span role="status">
        {state === 'copied' ? <VisuallyHidden>{t('copied')}</VisuallyHidden> : null}
        {state === 'failed' ? <span>{t('failed')}</span> : null}
      </span>
    </>
  )
}

function copiedByCommand(text: string): boolean {
  let taken = false
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    taken = event.clipboardData !== null
  }
  document.addEventListener('copy', put)
  try {
    return document.execCommand('copy') && taken
  } catch {
    return false
  } finally {
    document.removeEventListener('copy', put)
  }
}
