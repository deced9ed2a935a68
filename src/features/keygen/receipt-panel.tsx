import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '../../ui/button'
import { CodeText } from '../../ui/code-text'
import { CopyButton } from '../../ui/copy-button'
import { DescriptionList } from '../../ui/description-list'
import { PrintIcon } from '../../ui/icons'
import { Sheet } from '../../ui/page'
import type { Receipt } from './keygen-progress'
import styles from './receipt-panel.module.css'

interface ReceiptPanelProps {
  readonly receipt: Receipt
  readonly orderNumber: string
}

/** What was issued, to keep and to compare; prints on one page. */
export function ReceiptPanel({ receipt, orderNumber }: ReceiptPanelProps) {
  const t = useTranslations('keygen.done')
  const format = useFormatter()
  const code = (text: string, what: string) => (
    <div className={styles['code']}>
      <CodeText groupsOf={2}>{text}</CodeText>
      <span className={styles['copy']} data-print="no">
        <CopyButton text={text} what={what} />
      </span>
    </div>
  )
  return (
    <section className={styles['receipt']}>
      <h2>{t('receipt')}</h2>
      <Sheet>
        <DescriptionList
          rows={[
            { key: 'subject', term: t('subject'), value: receipt.subject },
            { key: 'issuer', term: t('issuer'), value: receipt.issuer },
            { key: 'order', term: t('order'), value: orderNumber },
            {
              key: 'from',
              term: t('validFrom'),
              value: format.dateTime(new Date(receipt.notBefore), 'moment'),
            },
            {
              key: 'until',
              term: t('validUntil'),
              value: format.dateTime(new Date(receipt.notAfter), 'moment'),
            },
            { key: 'key', term: t('keyType'), value: receipt.keyAlgorithm },
            { key: 'serial', term: t('serial'), value: code(receipt.serialNumber, t('serial')) },
            {
              key: 'fingerprint',
              term: t('fingerprint'),
              value: code(receipt.fingerprintSha256, t('fingerprint')),
            },
          ]}
        />
      </Sheet>
      <div data-print="no">
        <Button look="quiet" icon={<PrintIcon />} onClick={() => window.print()}>
          {t('printReceipt')}
        </Button>
      </div>
    </section>
  )
}
