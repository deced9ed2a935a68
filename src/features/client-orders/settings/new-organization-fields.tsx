import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { NewOrganization } from '../../../contract/schema'
import { countryCodes } from '../../../domain/orders/country-codes'
import { useLanguage } from '../../../i18n/language-provider'
import { SelectField } from '../../../ui/fields/select-field'
import { TextField } from '../../../ui/fields/text-field'
import { Notice } from '../../../ui/pages/notice'
import { Stack } from '../../../ui/pages/page'
import { fieldIdOf } from '../wizard/step-fault-fields'
import styles from './new-organization-fields.module.css'

interface NewOrganizationFieldsProps {
  readonly value: NewOrganization
  readonly pointer: string
  readonly errorAt: (...pointers: readonly string[]) => string | undefined
  /** Changes a part of what is entered: a browser fills several fields at once. */
  readonly onChange: (part: Partial<NewOrganization>) => void
}

/** The facts that the authority needs to validate an organization during the order. */
export function NewOrganizationFields({ value, pointer, errorAt, onChange }: NewOrganizationFieldsProps) {
  const t = useTranslations('order.newOrganization')
  const { language } = useLanguage()
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' })
    return countryCodes
      .map((code) => ({ value: code, text: names.of(code) ?? code }))
      .sort((one, other) => one.text.localeCompare(other.text, language))
  }, [language])
  const field = (name: keyof NewOrganization) => ({
    id: fieldIdOf(`${pointer}/${name}`),
    label: t(`${name}.label`),
    error: errorAt(`${pointer}/${name}`),
    value: value[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange({ [name]: target.value }),
  })
  return (
    <fieldset className={styles['fields']}>
      <legend>{t('legend')}</legend>
      <Stack>
        <TextField {...field('name')} hint={t('name.hint')} autoComplete="organization" />
        <SelectField
          {...field('countryCode')}
          options={[{ value: '', text: t('countryCode.none') }, ...countries]}
        />
        <TextField {...field('locality')} hint={t('locality.hint')} />
        <TextField {...field('organizationIdentifier')} hint={t('organizationIdentifier.hint')} />
        <TextField {...field('phone')} hint={t('phone.hint')} type="tel" autoComplete="off" />
        <Notice tone="info" title={t('whatThen')}>
          <p>{t('whatThenHelp')}</p>
        </Notice>
      </Stack>
    </fieldset>
  )
}
