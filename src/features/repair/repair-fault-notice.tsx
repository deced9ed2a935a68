import { useTranslations } from 'use-intl'
import { FailureNotice } from '../../ui/failure-notice'
import { ErrorCodeLine } from '../../ui/failure-page'
import { Notice } from '../../ui/notice'
import type { RepairFault } from './repair-fault'

/** What is wrong and what to do, in this page's words where it has any. */
export function RepairFaultNotice({ fault }: { readonly fault: RepairFault }) {
  const t = useTranslations('repair.fault')
  if (!fault.name) return <FailureNotice error={fault} />
  return (
    <Notice tone="danger" role="alert" title={t(`${fault.name}.title`)}>
      <p>{t(`${fault.name}.help`)}</p>
      <ErrorCodeLine error={fault} />
    </Notice>
  )
}
