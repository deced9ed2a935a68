import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { isUnclear } from '../../../api/client'
import { type PickupLink, requestNewLink } from '../../../api/pickup'
import { toAppError } from '../../../errors'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Notice } from '../../../ui/pages/notice'
import { Small, Stack } from '../../../ui/pages/page'
import { useRegainedFocus } from '../../../ui/timing/use-regained-focus'

interface NewLinkPanelProps {
  readonly link: PickupLink
  /** The verb of the button, as it fits the page. */
  readonly ask: string
}

/** Has a new link sent to the address on record, and says where it went and when one may ask again. */
export function NewLinkPanel({ link, ask }: NewLinkPanelProps) {
  const t = useTranslations('keygen.newLink')
  const app = useTranslations('app')
  const format = useFormatter()
  const { mutate, data, error, isPending, failureCount } = useMutation({
    mutationFn: () => requestNewLink(link),
  })
  const focusTarget = useRegainedFocus<HTMLDivElement>(data ? 'sent' : 'asking')
  const failure = error ? toAppError(error) : null
  const waitSeconds = failure?.details['retryAfterSeconds']
  const tooSoon = failure?.code === 'too-many-requests' && typeof waitSeconds === 'number'
  const time = (at: string) => format.dateTime(new Date(at), 'moment')

  if (data) {
    return (
      <div ref={focusTarget} tabIndex={-1}>
        <Notice tone="success" role="status" title={t('sent', { address: isolated(data.sentTo) })}>
          <p>{t('sentMeans')}</p>
          <Small>{t('nextAt', { time: time(data.nextAllowedAt) })}</Small>
        </Notice>
      </div>
    )
  }
  return (
    <Stack>
      <ButtonRow>
        <Button look="primary" onClick={() => mutate()} aria-disabled={isPending}>
          {ask}
        </Button>
      </ButtonRow>
      <div role="status">{isPending ? t('sending') : null}</div>
      {tooSoon ? (
        <Notice tone="warning" role="alert" key={failureCount} title={t('tooSoonTitle')}>
          <p>{t('tooSoon', { minutes: Math.ceil(waitSeconds / 60) })}</p>
        </Notice>
      ) : failure ? (
        <FailureNotice error={failure}>
          {isUnclear(failure) ? <Button onClick={() => mutate()}>{app('tryAgain')}</Button> : null}
        </FailureNotice>
      ) : null}
    </Stack>
  )
}
