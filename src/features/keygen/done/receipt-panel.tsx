import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Pickup } from '../../../contract/schema'
import { type DeviceId, deviceOf } from '../../../domain/devices'
import { receiptFileName } from '../../../domain/files/pkcs12-file-name'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { CopyButton } from '../../../ui/buttons/copy-button'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { PrintIcon } from '../../../ui/buttons/icons'
import { DescriptionList, ValueLines } from '../../../ui/lists/description-list'
import { BreakableText } from '../../../ui/texts/breakable-text'
import { CodeText } from '../../../ui/texts/code-text'
import { useCheckTexts } from '../checks/texts'
import { fileKindIterations } from '../files/kind-facts'
import { SaveFileLink } from '../files/save-link'
import type { ShownOutcome } from '../flow/states'
import styles from './receipt-panel.module.css'
import { receiptText } from './receipt-text'

interface ReceiptPanelProps {
  readonly outcome: ShownOutcome
  readonly pickup: Pickup
  readonly deviceId: DeviceId
}

interface ReceiptRow {
  readonly key: string
  readonly term: string
  readonly text: string
  /** Its parts, where the page has one a line. */
  readonly values?: readonly string[]
  /**
   * How it is written: an address or name that may break; a number to compare, grouped, with a button that
   * copies it.
   */
  readonly as?: 'breakable' | 'code'
}

/**
 * The certificate's facts, to keep and to compare; prints on one page together with the checks, and can be
 * saved as a text.
 */
export function ReceiptPanel({ outcome, pickup, deviceId }: ReceiptPanelProps) {
  const t = useTranslations('keygen.receipt')
  const checksTitle = useTranslations('keygen.checks')('title')
  const textsOf = useCheckTexts(pickup.emails.length)
  const facts = useReceiptFacts(outcome, pickup)
  const technical = useTechnicalRows(outcome, deviceId)
  const title = t('fileTitle', { name: isolated(pickup.commonName) })
  const text = receiptText({
    title,
    rows: [...facts, ...technical],
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
    <Disclosure summary={t('title')} printed>
      <ReceiptRows rows={facts} />
      <Disclosure summary={t('technical')} printed>
        <ReceiptRows rows={technical} />
      </Disclosure>
      <div data-print="no">
        <SaveFileLink file={file} kind="receipt" look="secondary" />
      </div>
      <ButtonRow>
        <Button look="quiet" icon={<PrintIcon />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </ButtonRow>
    </Disclosure>
  )
}

function ReceiptRows({ rows }: { readonly rows: readonly ReceiptRow[] }) {
  const shown = ({ term, text, values, as }: ReceiptRow) => {
    if (values)
      return <ValueLines values={values.map((value) => <BreakableText key={value}>{value}</BreakableText>)} />
    if (as === 'code') return <ComparedCode text={text} what={term} />
    return as === 'breakable' ? <BreakableText>{text}</BreakableText> : <span>{text}</span>
  }
  return <DescriptionList rows={rows.map((row) => ({ key: row.key, term: row.term, value: shown(row) }))} />
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

/** The facts that a person wants to see. */
function useReceiptFacts({ receipt }: ShownOutcome, pickup: Pickup): readonly ReceiptRow[] {
  const t = useTranslations('keygen.receipt')
  const format = useFormatter()
  const { commonName, emails, organizationName, orderNumber } = pickup
  const organization =
    organizationName === null
      ? []
      : [{ key: 'organization', term: t('organization'), text: organizationName }]
  return [
    { key: 'name', term: t('name'), text: commonName },
    {
      key: 'emails',
      term: t('emails', { count: emails.length }),
      text: format.list(emails),
      values: emails,
    },
    ...organization,
    { key: 'until', term: t('validUntil'), text: format.dateTime(new Date(receipt.notAfter), 'moment') },
    { key: 'order', term: t('order'), text: orderNumber },
  ]
}

/** The rest, for a person who compares or keeps records. */
function useTechnicalRows({ receipt }: ShownOutcome, deviceId: DeviceId): readonly ReceiptRow[] {
  const t = useTranslations('keygen.receipt')
  const names = useTranslations('devices.name')
  const kinds = useTranslations('keygen.device.fileKind')
  const format = useFormatter()
  const [madeAt] = useState(() => new Date())
  const moment = (time: string | Date) => format.dateTime(new Date(time), 'moment')
  const kind = deviceOf(deviceId)?.pkcs12Profile ?? 'compatible'
  return [
    { key: 'subject', term: t('subject'), text: receipt.subject, as: 'breakable' },
    { key: 'issuer', term: t('issuer'), text: receipt.issuer, as: 'breakable' },
    { key: 'from', term: t('validFrom'), text: moment(receipt.notBefore) },
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
    { key: 'serial', term: t('serial'), text: receipt.serialNumber, as: 'code' },
    { key: 'fingerprint', term: t('fingerprint'), text: receipt.fingerprintSha256, as: 'code' },
    { key: 'made', term: t('madeAt'), text: moment(madeAt) },
  ]
}
