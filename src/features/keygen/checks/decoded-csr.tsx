import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCsrFactRows } from '../../../blocks/csr/use-csr-fact-rows'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import { type AppError, toAppError } from '../../../errors'
import { CopyButton } from '../../../ui/buttons/copy-button'
import { DescriptionList, ValueLines } from '../../../ui/lists/description-list'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { LoadingBlock } from '../../../ui/pages/loading-page'
import { BreakableText } from '../../../ui/texts/breakable-text'
import { CodeBlock } from '../../../ui/texts/code-block'
import styles from './what-left-panel.module.css'

interface DecodedCsrProps {
  readonly csrPem: string
  readonly crypto: CryptoWorkerClient
}

type Reading =
  | { readonly at: 'reading' }
  | { readonly at: 'read'; readonly facts: CsrFacts }
  | { readonly at: 'failed'; readonly error: AppError }

type CsrFacts = Awaited<ReturnType<typeof readCsr>>
const readCsr = (crypto: CryptoWorkerClient, data: string, signal: AbortSignal) =>
  crypto.call('readCsr', { data }, { signal })

/** The CSR as it was sent, and what is in it: read again from its bytes, by the worker. */
export function DecodedCsr({ csrPem, crypto }: DecodedCsrProps) {
  const t = useTranslations('keygen.whatLeft')
  const factRows = useCsrFactRows()
  const [reading, setReading] = useState<Reading>({ at: 'reading' })
  useEffect(() => {
    const controller = new AbortController()
    setReading({ at: 'reading' })
    readCsr(crypto, csrPem, controller.signal).then(
      (facts) => setReading({ at: 'read', facts }),
      (error: unknown) => {
        if (!controller.signal.aborted) setReading({ at: 'failed', error: toAppError(error) })
      },
    )
    return () => controller.abort()
  }, [csrPem, crypto])

  if (reading.at === 'failed') return <FailureNotice error={reading.error} />
  if (reading.at === 'reading') return <LoadingBlock />
  const { subject, emails } = reading.facts
  return (
    <>
      <p>{t('csrLead')}</p>
      <DescriptionList
        rows={[
          { key: 'subject', term: t('csrSubject'), value: <BreakableText>{subject}</BreakableText> },
          {
            key: 'emails',
            term: t('csrEmails'),
            value: (
              <ValueLines
                values={emails.map((email) => <BreakableText key={email}>{email}</BreakableText>)}
              />
            ),
          },
          ...factRows(reading.facts),
        ]}
      />
      <CodeBlock label={t('csr')}>{csrPem}</CodeBlock>
      <div className={styles['copy']}>
        <CopyButton text={csrPem} what={t('csr')} />
      </div>
    </>
  )
}

/** The CSR in a request's body; null where there is none. */
export function csrIn(body: string | null): string | null {
  if (body?.includes('"csrPem"') !== true) return null
  try {
    const parsed: unknown = JSON.parse(body)
    const csrPem =
      typeof parsed === 'object' && parsed !== null && 'csrPem' in parsed ? parsed.csrPem : undefined
    return typeof csrPem === 'string' ? csrPem : null
  } catch {
    return null // cut off where the log ends: it is shown as it is
  }
}
