import { useTranslations } from 'use-intl'
import { useLanguage } from '../../../i18n/language-provider'
import { DescriptionList } from '../../../ui/lists/description-list'
import { headerOf, writtenFields } from './table-columns'

/** What the columns of a list are called and mean. */
export function ColumnsTable() {
  const t = useTranslations('recipients.import.column')
  const { language } = useLanguage()
  return (
    <DescriptionList
      rows={writtenFields.map((field) => ({
        key: field,
        term: <span translate="no">{headerOf(field, language)}</span>,
        value: t(field),
      }))}
    />
  )
}
