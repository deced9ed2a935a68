import { useTranslations } from 'use-intl'
import { type KeyProfile, keyProfileValues } from '../../../contract/schema'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { SelectField } from '../../../ui/fields/select-field'

interface KeyTypeChoiceProps {
  /** The keys the order allows, the default first. */
  readonly keyProfiles: readonly KeyProfile[]
  readonly keyProfile: KeyProfile
  readonly onKeyProfile: (keyProfile: KeyProfile) => void
}

/** Another key than the default, for the few whose organization asks for it. */
export function KeyTypeChoice({ keyProfiles, keyProfile, onKeyProfile }: KeyTypeChoiceProps) {
  const t = useTranslations('keygen.create')
  return (
    <Disclosure summary={t('keyType')}>
      <SelectField
        id="key-type"
        label={t('keyType')}
        hint={t('keyTypeHint')}
        value={keyProfile}
        options={keyProfiles.map((value) => ({ value, text: t(`keyProfile.${value}`) }))}
        onChange={({ target }) => {
          const chosen = keyProfileValues.find((value) => value === target.value)
          if (chosen) onKeyProfile(chosen)
        }}
      />
    </Disclosure>
  )
}
