import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'
import type { PickupLink } from '../../../api/pickup'
import type { AppError } from '../../../errors'
import { useFormatter } from '../../../i18n/use-formatter'
import type { OverAnswer } from '../link/other-answers'
import { NewLinkPanel } from './new-link-panel'
import { StatePage } from './state-page'

export interface LinkOverPageProps {
  readonly link: PickupLink
  readonly code: OverAnswer
  readonly error: AppError
}

/** The link itself is over: when, and the newest one or a new one is a click away. */
export function LinkOverPage({ link, code, error }: LinkOverPageProps) {
  const t = useTranslations('keygen.linkState')
  const format = useFormatter()
  const when = (detail: string) => {
    const at = error.details[detail]
    return typeof at === 'string' && !Number.isNaN(Date.parse(at))
      ? format.dateTime(new Date(at), 'moment')
      : null
  }
  const pages: Readonly<Record<OverAnswer, () => ReactElement>> = {
    'pickup-link-expired': () => {
      const at = when('expiredAt')
      return (
        <StatePage
          title={t('expired.title')}
          lead={at ? t('expired.leadWhen', { when: at }) : t('expired.lead')}
          more={[t('expired.means')]}
        >
          <NewLinkPanel link={link} ask={t('expired.ask')} />
        </StatePage>
      )
    },
    'pickup-link-superseded': () => {
      const at = when('supersededAt')
      return (
        <StatePage
          title={t('superseded.title')}
          lead={at ? t('superseded.leadWhen', { when: at }) : t('superseded.lead')}
          more={[t('superseded.means')]}
        >
          <NewLinkPanel link={link} ask={t('superseded.ask')} />
        </StatePage>
      )
    },
    'pickup-code-locked': () => (
      <StatePage title={t('locked.title')} lead={t('locked.lead')} more={[t('locked.means')]} />
    ),
  }
  return pages[code]()
}
