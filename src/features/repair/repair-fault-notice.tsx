import { useFormatter, useTranslations } from 'use-intl'
import { FailureNotice } from '../../ui/pages/failure-notice'
import { ErrorCodeLine } from '../../ui/pages/failure-page'
import { Notice } from '../../ui/pages/notice'
import type { RepairFault } from './repair-fault'

/** The fault and its remedy, in this page's words where it has any. */
export function RepairFaultNotice({ fault }: { readonly fault: RepairFault }) {
  const t = useTranslations('repair.fault')
  const format = useFormatter()
  const { name, values } = fault
  if (!name) return <FailureNotice error={fault} />
  const help =
    name === 'algorithm'
      ? t('algorithm.help', { algorithm: String(values['algorithm']) })
      : name === 'too-many-iterations'
        ? t('too-many-iterations.help', {
            iterations: format.number(Number(values['iterations'])),
            limit: format.number(Number(values['limit'])),
          })
        : t(`${name}.help`)
  return (
    <Notice tone="danger" role="alert" title={t(`${name}.title`)}>
      <p>{help}</p>
      <ErrorCodeLine error={fault} />
    </Notice>
  )
}
