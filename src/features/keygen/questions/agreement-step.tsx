import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import * as z from 'zod/mini'
import { agreementQuery, type PickupLink } from '../../../api/pickup'
import { ReadContent } from '../../../blocks/reading/read-content'
import type { KeyProfile } from '../../../contract/schema'
import { useLanguage } from '../../../i18n/language-provider'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Checkbox } from '../../../ui/fields/choice'
import { ErrorSummary } from '../../../ui/fields/error-summary'
import { DocumentText } from '../../../ui/pages/document-text'
import { Lead, Stack } from '../../../ui/pages/page'
import type { StepPosition } from '../flow/states'
import { StepFrame } from '../flow/step-frame'
import { KeyLocationFigure } from './key-location-figure'
import { KeyTypeChoice } from './key-type-choice'

const schema = z.object({ accepted: z.boolean().check(z.refine((accepted) => accepted)) })

interface AgreementStepProps {
  readonly link: PickupLink
  readonly position: StepPosition
  /** The version accepted before, when coming back to this step. */
  readonly acceptedVersion: string | null
  /** The keys the order allows, the default first. */
  readonly keyProfiles: readonly KeyProfile[]
  readonly keyProfile: KeyProfile
  readonly onKeyProfile: (keyProfile: KeyProfile) => void
  readonly onBack: () => void
  /** The version was accepted, and the certificate is to be made. */
  readonly onCreate: (version: string) => void
}

/**
 * The last step: where the key is made, the subscriber agreement fetched, read and ticked, and the button
 * that begins.
 */
export function AgreementStep({
  link,
  position,
  acceptedVersion,
  keyProfiles,
  keyProfile,
  onKeyProfile,
  onBack,
  onCreate,
}: AgreementStepProps) {
  const t = useTranslations('keygen.agreement')
  const create = useTranslations('keygen.create')
  const { language } = useLanguage()
  const agreement = useQuery({
    ...agreementQuery(link, language),
    // In another language the old text stays until the new one is there; the tick is for the version, not the
    // language.
    placeholderData: (previous) => previous,
  })
  const { register, handleSubmit, formState } = useForm({
    defaultValues: { accepted: acceptedVersion !== null },
    resolver: standardSchemaResolver(schema),
    shouldFocusError: false,
  })
  const { errors, submitCount } = formState
  const error = errors.accepted ? t('notAccepted') : undefined
  const submit = handleSubmit(() => {
    if (agreement.data) onCreate(agreement.data.version)
  })

  return (
    <StepFrame
      title={create('title')}
      position={position}
      withError={error !== undefined}
      printHeading={false}
      onBack={onBack}
    >
      <ErrorSummary
        problems={error ? [{ fieldId: 'agreement-accepted', text: error }] : []}
        attempt={submitCount}
      />
      <div data-print="no">
        <Stack gap="part">
          <KeyLocationFigure />
          <Lead>{t('lead')}</Lead>
        </Stack>
      </div>
      <ReadContent reading={agreement}>
        {(data) => (
          <form noValidate onSubmit={(event) => void submit(event)}>
            <Stack gap="part">
              <DocumentText
                label={t('region')}
                language={data.language}
                title={data.title}
                version={t('version', { version: data.version })}
                sections={data.sections}
                print={t('print')}
              />
              <div data-print="no">
                <Checkbox
                  id="agreement-accepted"
                  label={t('accept')}
                  error={error}
                  {...register('accepted')}
                />
              </div>
              {keyProfiles.length > 1 ? (
                <KeyTypeChoice
                  keyProfiles={keyProfiles}
                  keyProfile={keyProfile}
                  onKeyProfile={onKeyProfile}
                />
              ) : null}
              <ButtonRow>
                <Button look="primary" type="submit">
                  {create('start')}
                </Button>
              </ButtonRow>
            </Stack>
          </form>
        )}
      </ReadContent>
    </StepFrame>
  )
}
