import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { keptCharacters, type LoggedRequest, type RequestLog, requestLog } from '../../../api/request-log'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import { useFormatter } from '../../../i18n/use-formatter'
import { CopyButton } from '../../../ui/buttons/copy-button'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { Small, Stack } from '../../../ui/pages/page'
import { CodeBlock } from '../../../ui/texts/code-block'
import { CodeText } from '../../../ui/texts/code-text'
import { csrIn, DecodedCsr } from './decoded-csr'
import styles from './what-left-panel.module.css'

interface WhatLeftPanelProps {
  readonly crypto: CryptoWorkerClient
  readonly log?: RequestLog
}

/**
 * Every request this page has made, for a person who wants to see that no key left. Grows while the page
 * works.
 */
export function WhatLeftPanel({ crypto, log = requestLog }: WhatLeftPanelProps) {
  const t = useTranslations('keygen.whatLeft')
  return (
    <Disclosure summary={t('title')} lazy>
      <Requests crypto={crypto} log={log} />
    </Disclosure>
  )
}

function Requests({ crypto, log }: Required<WhatLeftPanelProps>) {
  const t = useTranslations('keygen.whatLeft')
  const requests = useSyncExternalStore(log.subscribe, log.entries)
  const dropped = (requests.at(-1)?.id ?? 0) - requests.length
  return (
    <>
      <p>{t('lead')}</p>
      {requests.length === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <ol className={styles['requests']} aria-label={t('title')}>
          {requests.map((request) => (
            <li key={request.id}>
              <RequestEntry request={request} crypto={crypto} />
            </li>
          ))}
        </ol>
      )}
      {dropped > 0 ? <Small>{t('dropped', { count: dropped })}</Small> : null}
      <Small>{t('header')}</Small>
      <Small>{t('ownFiles')}</Small>
    </>
  )
}

interface RequestEntryProps {
  readonly request: LoggedRequest
  readonly crypto: CryptoWorkerClient
}

function RequestEntry({ request, crypto }: RequestEntryProps) {
  const t = useTranslations('keygen.whatLeft')
  const format = useFormatter()
  const { method, path, sentAt, size, body, status, outcome } = request
  const facts = [
    format.dateTime(new Date(sentAt), 'clock'),
    outcome === 'answered' ? t('answered', { status: String(status) }) : t(outcome),
    size === 0 ? t('noBody') : format.number(size / 1000, 'kilobytes'),
  ]
  const csrPem = csrIn(body)
  return (
    <Stack gap="tight">
      <p className={styles['line']}>
        <CodeText>{`${method} ${path}`}</CodeText>
      </p>
      <Small>{facts.join(' · ')}</Small>
      {body === null ? null : (
        <Disclosure summary={t(csrPem === null ? 'body' : 'bodyWithCsr')} lazy>
          {csrPem === null ? null : <DecodedCsr csrPem={csrPem} crypto={crypto} />}
          <CodeBlock label={t('body')}>{body}</CodeBlock>
          {body.length >= keptCharacters ? <Small>{t('cut')}</Small> : null}
          <div className={styles['copy']}>
            <CopyButton text={body} what={t('body')} />
          </div>
        </Disclosure>
      )}
    </Stack>
  )
}
