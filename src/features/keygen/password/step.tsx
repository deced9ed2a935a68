import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { type FormEvent, useDeferredValue, useEffect, useRef } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { newPassphrase } from '../../../blocks/password/own-password'
import type { Pickup } from '../../../contract/schema'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { Checkbox, ChoiceGroup, Radio } from '../../../ui/fields/choice'
import { ErrorSummary } from '../../../ui/fields/error-summary'
import { Lead, Stack } from '../../../ui/pages/page'
import { FrameByFrame } from '../../../ui/timing/frame-by-frame'
import type { StepPosition } from '../flow/states'
import { StepFrame } from '../flow/step-frame'
import { useLeaveGuard } from '../flow/use-leave-guard'
import { isStepFault, type PasswordAnswer, type PasswordFault, passwordAnswerSchema } from './answer'
import { type JudgeNow, OwnPasswordPart } from './own-part'
import { PassphraseCard } from './passphrase-card'

interface PasswordStepProps {
  readonly pickup: Pickup
  /** Judges a password of one's own; nothing is sent. */
  readonly crypto: CryptoWorkerClient
  readonly position: StepPosition
  readonly answer: PasswordAnswer
  /** This browser has shown another passphrase for the same certificate before. */
  readonly madeAgain?: boolean
  /** Hears the answer when the step is left, so that going back and forth loses nothing. */
  readonly onAnswer: (answer: PasswordAnswer) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

/** Which password: a passphrase made here, or one's own, judged and typed twice. */
export function PasswordStep({
  pickup,
  crypto,
  position,
  answer,
  madeAgain = false,
  onAnswer,
  onBack,
  onNext,
}: PasswordStepProps) {
  const t = useTranslations('keygen.password')
  const faults = useTranslations('password.fault')
  const format = useFormatter()
  const form = useForm<PasswordAnswer>({
    defaultValues: answer,
    resolver: standardSchemaResolver(passwordAnswerSchema),
    shouldFocusError: false, // the summary takes the focus
  })
  const { register, handleSubmit, control, setValue, getValues, formState } = form
  const [kind, passphrase, saved] = useWatch({ control, name: ['kind', 'passphrase', 'saved'] })
  useLeaveGuard(kind === 'generated' && saved)
  // The choice shows at once; the parts that follow from it are drawn in slices.
  const shownKind = useDeferredValue(kind)
  const { errors, submitCount } = formState

  const judgeNow = useRef<JudgeNow | null>(null)

  const errorText = (field: 'own' | 'repeat' | 'saved') => {
    const fault = errors[field]?.message as PasswordFault | undefined
    return fault && (isStepFault(fault) ? t(`error.${fault}`) : faults(fault))
  }
  const problems = (['own', 'repeat', 'saved'] as const).flatMap((field) => {
    const text = errorText(field)
    return text ? [{ fieldId: `password-${field}`, text }] : []
  })

  // Whichever way the step is left, by its buttons or by the browser's own Back and Forward.
  useEffect(() => () => onAnswer(getValues()), [onAnswer, getValues])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { kind, own, judged } = getValues()
    // A person who goes on before the pause after typing is over gets an answer, too.
    if (kind === 'own' && own !== '' && judged?.password !== own) await judgeNow.current?.(own)
    await handleSubmit(onNext)()
  }

  return (
    <StepFrame
      title={t('title')}
      position={position}
      withError={problems.length > 0}
      printHeading={false}
      onBack={onBack}
    >
      <ErrorSummary problems={submitCount > 0 ? problems : []} attempt={submitCount} />
      <div data-print="no">
        <Lead>{t('lead')}</Lead>
      </div>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="part">
          <FrameByFrame>
            <div data-print="no">
              <ChoiceGroup legend={t('choice')}>
                <Radio
                  id="password-generated"
                  value="generated"
                  label={t('generated')}
                  hint={t('generatedHint')}
                  {...register('kind')}
                />
                <Radio
                  id="password-kind-own"
                  value="own"
                  label={t('own')}
                  hint={t('ownHint')}
                  {...register('kind')}
                />
              </ChoiceGroup>
            </div>
            {shownKind === 'generated' ? (
              <PassphraseCard
                passphrase={passphrase}
                madeAgain={madeAgain}
                heading={t('printFor', { name: isolated(pickup.commonName) })}
                madeOn={format.dateTime(new Date(), 'day')}
                onAnother={() => {
                  setValue('passphrase', newPassphrase())
                  setValue('saved', false)
                }}
              />
            ) : (
              <OwnPasswordPart
                form={form}
                pickup={pickup}
                crypto={crypto}
                judgeNow={judgeNow}
                errorText={errorText}
              />
            )}
            <div data-print="no">
              <Checkbox
                id="password-saved"
                label={t('saved')}
                error={errorText('saved')}
                {...register('saved')}
              />
            </div>
            <ButtonRow>
              <Button look="primary" type="submit">
                {t('next')}
              </Button>
            </ButtonRow>
          </FrameByFrame>
        </Stack>
      </form>
    </StepFrame>
  )
}
