import { useTranslations } from 'use-intl'
import { useLanguage } from '../../../i18n/language-provider'
import { DescriptionList } from '../../../ui/lists/description-list'
import { headerOf, writtenFields } from './table-columns'

/** The names of a list's columns, and their meaning. */
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
