import { MessageArea } from '../../../i18n/language-provider'
import { Arriving } from '../../../ui/pages/arriving'
import type { StepProps } from '../wizard/steps'
import { RecipientsForm } from './form'

/** Whom the certificates are for: one recipient, or a thousand. */
export function RecipientsStep(props: StepProps) {
  return (
    <Arriving inPage>
      <MessageArea area="recipients">
        <RecipientsForm {...props} />
      </MessageArea>
    </Arriving>
  )
}
