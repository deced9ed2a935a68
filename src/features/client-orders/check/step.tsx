import { useTranslations } from 'use-intl'
import type { OrderFault } from '../../../domain/orders/client-order'
import { MessageArea } from '../../../i18n/language-provider'
import { ErrorSummary } from '../../../ui/fields/error-summary'
import { Notice } from '../../../ui/pages/notice'
import { Sheet, Stack } from '../../../ui/pages/page'
import { useRowFaultText } from '../rows/fault-text'
import { useOrderFaultText } from '../wizard/fault-text'
import { useFieldLabel } from '../wizard/field-label'
import { PriceParts } from '../wizard/price-parts'
import { CheckCards, type CheckCardsProps } from './cards'
import styles from './cards.module.css'
import { SubmitPanel, type SubmitPanelProps } from './submit-panel'

interface CheckStepProps extends CheckCardsProps, SubmitPanelProps {
  /** Grows at each attempt to submit: the summary takes the focus. */
  readonly attempt: number
  /** Goes to where a fault can be mended. */
  readonly onMend: (fault: OrderFault) => void
}

/** More than this of one list say nothing; the recipients' own page has them all. */
const shownFaults = 10

/** Everything on one page before it is submitted; each answer can be changed and leads back here. */
export function CheckStep(props: CheckStepProps) {
  return (
    <MessageArea area="recipients">
      <Check {...props} />
    </MessageArea>
  )
}

function Check(props: CheckStepProps) {
  const { draft, judged, attempt, onMend } = props
  const t = useTranslations('order.check')
  const labelOf = useFieldLabel(draft)
  const orderText = useOrderFaultText()
  const rowText = useRowFaultText()
  const { faults, price, method } = judged
  /** A row's own words: there a missing name and a missing address are told apart. */
  const textOf = (fault: OrderFault) => {
    const pointer = fault.pointer.replace(/^\/recipients\/\d+/, '')
    return pointer === fault.pointer ? orderText(fault) : rowText({ ...fault, pointer })
  }
  const line = (fault: OrderFault) => t('fault', { field: labelOf(fault), text: textOf(fault) })
  const shown = faults.slice(0, shownFaults)
  const more = faults.length - shown.length
  const lead = more > 0 ? t('more', { shown: shown.length, count: faults.length }) : undefined
  return (
    <Stack gap="part">
      {faults.length === 0 ? null : attempt > 0 ? (
        <ErrorSummary
          attempt={attempt}
          lead={lead}
          problems={shown.map((fault) => ({
            fieldId: `check${fault.pointer}`,
            text: line(fault),
            onChoose: () => onMend(fault),
          }))}
        />
      ) : (
        <Notice tone="warning" title={t('missing')}>
          {lead === undefined ? null : <p>{lead}</p>}
          <ul className={styles['missing']}>
            {shown.map((fault) => (
              <li key={`${fault.pointer} ${fault.code}`}>
                <button type="button" onClick={() => onMend(fault)}>
                  {line(fault)}
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <CheckCards {...props} />
      <Sheet>
        <Stack>
          <h2>{t('price')}</h2>
          <PriceParts price={price} method={method} />
        </Stack>
      </Sheet>
      <SubmitPanel {...props} />
    </Stack>
  )
}
