import { useTranslations } from 'use-intl'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import { useLanguage } from '../../../i18n/language-provider'
import { TextField } from '../../../ui/fields/text-field'
import styles from './editor.module.css'
import { fieldElementId } from './field-ids'

type NameField = 'givenName' | 'surname' | 'pseudonym'

interface RecipientNamesProps {
  readonly row: DraftRecipient
  readonly asked: 'names' | 'pseudonym'
  readonly errorAt: (pointer: string) => string | undefined
  readonly onNames: (names: Partial<Pick<DraftRecipient, NameField>>) => void
}

/** The fields in the order in which people of a language say them. */
const fieldsFor = (asked: 'names' | 'pseudonym', familyFirst: boolean): readonly NameField[] => {
  if (asked === 'pseudonym') return ['pseudonym']
  return familyFirst ? ['surname', 'givenName'] : ['givenName', 'surname']
}

/** Given name and surname, or the pseudonym. */
export function RecipientNames({ row, asked, errorAt, onNames }: RecipientNamesProps) {
  const t = useTranslations('recipients.editor')
  const { language } = useLanguage()
  return (
    <div className={styles['names']}>
      {fieldsFor(asked, language === 'zh-Hant').map((field) => (
        <TextField
          key={field}
          id={fieldElementId(row.rowId, `/${field}`)}
          label={t(field)}
          hint={field === 'givenName' ? undefined : t(`${field}Hint`)}
          error={errorAt(`/${field}`)}
          autoComplete="off"
          translate="no"
          value={row[field]}
          onChange={(event) => onNames({ [field]: event.target.value })}
        />
      ))}
    </div>
  )
}
