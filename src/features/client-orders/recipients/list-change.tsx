import { useTranslations } from 'use-intl'
import { isolated } from '../../../i18n/isolated'
import { Button } from '../../../ui/buttons/button'
import { Notice } from '../../../ui/pages/notice'
import type { ListChange } from './use-list'

/** The last change of the list as a whole, with a button to undo it. */
export function ListChangeNotice({
  last,
  onTakeBack,
}: {
  readonly last: ListChange
  readonly onTakeBack: () => void
}) {
  const t = useTranslations('recipients.change')
  return (
    <Notice
      tone="success"
      role="status"
      title={
        last.what === 'removed'
          ? t(last.title === '' ? 'removed' : 'removedNamed', {
              number: last.number,
              name: isolated(last.title),
            })
          : t(last.what, { count: last.count })
      }
    >
      <div>
        <Button onClick={onTakeBack}>{t(last.what === 'removed' ? 'bringBack' : 'takeBack')}</Button>
      </div>
    </Notice>
  )
}
