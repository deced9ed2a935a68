import { useMemo, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Pickup } from '../../contract/schema'
import { type DeviceId, deviceOf } from '../../domain/devices'
import { receiptFileName } from '../../domain/pkcs12-file-name'
import { BreakableText } from '../../ui/breakable-text'
import { Button } from '../../ui/button'
import { CodeText } from '../../ui/code-text'
import { CopyButton } from '../../ui/copy-button'
import { DescriptionList } from '../../ui/description-list'
import { PrintIcon } from '../../ui/icons'
import { Sheet } from '../../ui/page'
import { useCheckTexts } from './check-texts'
import { fileKindIterations } from './file-kind-facts'
import type { KeygenOutcome } from './keygen-places'
import styles from './receipt-panel.module.css'
import { receiptText } from './receipt-text'
import { SaveFileLink } from './save-file-link'

interface ReceiptPanelProps {
  readonly outcome: KeygenOutcome
  readonly pickup: Pickup
  readonly deviceId: DeviceId
}

interface ReceiptRow {
  readonly key: string
  readonly term: string
  readonly text: string
  /** A number to compare: grouped, with a button that copies it. */
  readonly code?: true
}

/** What was issued, to keep and to compare; prints on one page together with the checks, and can be saved as a text. */
export function ReceiptPanel({ outcome, pickup, deviceId }: ReceiptPanelProps) {
  const t = useTranslations('keygen.receipt')
  const checksTitle = useTranslations('keygen.checks')('title')
  const textsOf = useCheckTexts(pickup.emails.length)
  const rows = useReceiptRows(outcome, pickup, deviceId)
  const title = t('fileTitle', { name: pickup.commonName })
  const text = receiptText({
    title,
    rows,
    checksTitle,
    checks: outcome.checks.map(textsOf),
    line: (term, text) => t('line', { term, text }),
  })
  const word = t('fileWord')
  const file = useMemo(
    () => ({
      name: receiptFileName(pickup.commonName, new Date(), word),
      bytes: new TextEncoder().encode(text),
    }),
    [pickup.commonName, word, text],
  )
  return (
    <section className={styles['receipt']}>
      <h2>{t('title')}</h2>
      <Sheet>
        <DescriptionList
          rows={rows.map(({ key, term, text, code }) => ({
            key,
            term,
            value: code ? <ComparedCode text={text} what={term} /> : <BreakableText>{text}</BreakableText>,
          }))}
        />
      </Sheet>
      <div data-print="no">
        <SaveFileLink file={file} kind="receipt" look="secondary" />
      </div>
      <div className={styles['print']} data-print="no">
        <Button look="quiet" icon={<PrintIcon />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
    </section>
  )
}

function ComparedCode({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <div className={styles['code']}>
      <CodeText groupsOf={2}>{text}</CodeText>
      <span className={styles['copy']} data-print="no">
        <CopyButton text={text} what={what} />
      </span>
    </div>
  )
}

function useReceiptRows(
  { receipt }: KeygenOutcome,
  pickup: Pickup,
  deviceId: DeviceId,
): readonly ReceiptRow[] {
  const t = useTranslations('keygen.receipt')
  const names = useTranslations('devices.name')
  const kinds = useTranslations('keygen.device.fileKind')
  const format = useFormatter()
  const [madeAt] = useState(() => new Date())
  const moment = (time: string | Date) => format.dateTime(new Date(time), 'moment')
  const kind = deviceOf(deviceId)?.pkcs12Profile ?? 'compatible'
  return [
    { key: 'subject', term: t('subject'), text: receipt.subject },
    { key: 'issuer', term: t('issuer'), text: receipt.issuer },
    { key: 'order', term: t('order'), text: pickup.orderNumber },
    { key: 'from', term: t('validFrom'), text: moment(receipt.notBefore) },
    { key: 'until', term: t('validUntil'), text: moment(receipt.notAfter) },
    { key: 'key', term: t('keyType'), text: receipt.keyAlgorithm },
    {
      key: 'file',
      term: t('fileFor'),
      text: t('fileForDevice', { device: names(deviceId), kind: kinds(`${kind}.name`) }),
    },
    {
      key: 'made-with',
      term: t('fileMadeWith'),
      text: kinds(`${kind}.algorithms`, { iterations: fileKindIterations[kind] }),
    },
    { key: 'serial', term: t('serial'), text: receipt.serialNumber, code: true },
    { key: 'fingerprint', term: t('fingerprint'), text: receipt.fingerprintSha256, code: true },
    { key: 'made', term: t('madeAt'), text: moment(madeAt) },
  ]
}
