import { Suspense } from 'react'
import { MessageArea } from '../../i18n/language-provider'
import { LoadingBlock } from '../../ui/loading-page'
import { RecipientsForm } from './recipients-form'
import type { StepProps } from './wizard-steps'

/** Whom the certificates are for: one recipient, or a thousand. */
export function RecipientsStep(props: StepProps) {
  return (
    <Suspense fallback={<LoadingBlock />}>
      <MessageArea area="recipients">
        <RecipientsForm {...props} />
      </MessageArea>
    </Suspense>
  )
}
