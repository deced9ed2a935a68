import { useTranslations } from 'use-intl'
import { type KeyProfile, keyProfileValues } from '../../contract/schema'
import { Button, ButtonRow } from '../../ui/button'
import { Disclosure } from '../../ui/disclosure'
import { Lead } from '../../ui/page'
import { SelectField } from '../../ui/select-field'
import { KeyLocationFigure } from './key-location-figure'
import type { StepPosition } from './keygen-places'
import { StepFrame } from './step-frame'

interface CreateStepProps {
  /** The keys the order allows, the default first. */
  readonly keyProfiles: readonly KeyProfile[]
  readonly keyProfile: KeyProfile
  readonly onKeyProfile: (keyProfile: KeyProfile) => void
  readonly position: StepPosition
  readonly onBack: () => void
  readonly onCreate: () => void
}

/** The last look before the key is made: what happens, and where. */
export function CreateStep({
  keyProfiles,
  keyProfile,
  onKeyProfile,
  position,
  onBack,
  onCreate,
}: CreateStepProps) {
  const t = useTranslations('keygen.create')
  return (
    <StepFrame title={t('title')} position={position} onBack={onBack}>
      <KeyLocationFigure />
      <Lead>{t('lead')}</Lead>
      {keyProfiles.length > 1 ? (
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
      ) : null}
      <ButtonRow>
        <Button look="primary" onClick={onCreate}>
          {t('start')}
        </Button>
      </ButtonRow>
    </StepFrame>
  )
}
