import { useTranslations } from 'use-intl'
import type { OpenItem } from '../../../contract/schema'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { BulletList } from '../../../ui/lists/bullet-list'
import { Small } from '../../../ui/pages/page'

/** The tasks that are still open: what, about whom, since when, and until when where that is known. */
export function OpenItems({ items }: { readonly items: readonly OpenItem[] }) {
  const t = useTranslations('keygen.openItem')
  const format = useFormatter()
  const moment = (time: string) => format.dateTime(new Date(time), 'moment')
  return (
    <BulletList
      items={items.map(({ kind, subject, since, expectedAt }) => (
        <div key={`${kind} ${subject}`}>
          <span>
            {subject === null ? t(`kind.${kind}`) : t(`kindOf.${kind}`, { subject: isolated(subject) })}
          </span>
          <Small>
            {expectedAt === null
              ? t('since', { since: moment(since) })
              : t('expected', { since: moment(since), expected: moment(expectedAt) })}
          </Small>
        </div>
      ))}
    />
  )
}
