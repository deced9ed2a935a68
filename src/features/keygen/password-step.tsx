import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { type FormEvent, useCallback, useDeferredValue, useEffect, useMemo } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useFormatter, useTranslations } from 'use-intl'
import type { Pickup } from '../../contract/schema'
import type { CryptoWorkerClient } from '../../crypto-worker/client'
import { Button, ButtonRow } from '../../ui/button'
import { Checkbox, ChoiceGroup, Radio } from '../../ui/choice'
import { ErrorSummary } from '../../ui/error-summary'
import { Lead, Stack } from '../../ui/page'
import { PasswordField } from '../../ui/password-field'
import type { StepPosition } from './keygen-progress'
import { PassphraseCard } from './passphrase-card'
import {
  newPassphrase,
  type PasswordAnswer,
  type PasswordFault,
  passwordAnswerSchema,
} from './password-answer'
import { PasswordRules } from './password-rules'
import { PasswordStrengthLine } from './password-strength-line'
import { StepFrame } from './step-frame'
import { type PasswordJudgement, usePasswordJudge } from './use-password-judge'
import { UserNameField } from './user-name-field'

interface PasswordStepProps {
  readonly pickup: Pickup
  /** Judges a password of one's own; nothing is sent. */
  readonly crypto: CryptoWorkerClient
  readonly position: StepPosition
  readonly answer: PasswordAnswer
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
  onAnswer,
  onBack,
  onNext,
}: PasswordStepProps) {
  const t = useTranslations('keygen.password')
  const format = useFormatter()
  const { register, handleSubmit, control, setValue, getValues, formState } = useForm<PasswordAnswer>({
    defaultValues: answer,
    resolver: standardSchemaResolver(passwordAnswerSchema),
    shouldFocusError: false, // the summary takes the focus
  })
  const { kind, passphrase, own } = useWatch({ control }) as PasswordAnswer
  // The choice shows at once, what it leads to is drawn in slices.
  const shownKind = useDeferredValue(kind)
  const { errors, submitCount } = formState

  const keepJudgement = useCallback(
    (found: PasswordJudgement) => {
      const judged = found.at === 'judged' ? { password: found.password, strength: found.strength } : null
      setValue('judged', judged)
      // An error that stands there is judged anew with it.
      if (submitCount > 0) setValue('own', getValues('own'), { shouldValidate: true })
    },
    [setValue, getValues, submitCount],
  )
  const words = useMemo(() => wordsOf(pickup), [pickup])
  const { judgement, judging, judge, judgeAgain, warmUp } = usePasswordJudge({
    crypto,
    words,
    password: kind === 'own' ? own : '',
    onJudged: keepJudgement,
  })

  const errorText = (field: 'own' | 'repeat' | 'saved') => {
    const fault = errors[field]?.message as PasswordFault | undefined
    return fault && t(`error.${fault}`)
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
    // Whoever is faster than the pause after typing gets an answer all the same.
    if (kind === 'own' && own !== '' && judged?.password !== own) await judge(own)
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
              heading={t('printFor', { name: pickup.commonName })}
              madeOn={format.dateTime(new Date(), 'day')}
              onAnother={() => {
                setValue('passphrase', newPassphrase())
                setValue('saved', false)
              }}
            />
          ) : (
            <Stack>
              <UserNameField value={pickup.emails[0] ?? pickup.commonName} />
              <Stack gap="tight">
                <PasswordField
                  id="password-own"
                  label={t('field')}
                  error={errorText('own')}
                  onFocus={warmUp}
                  {...register('own')}
                />
                <PasswordStrengthLine
                  judgement={judgement}
                  judging={judging}
                  onTryAgain={() => void judgeAgain(own)}
                />
              </Stack>
              <PasswordRules password={own} judged={submitCount > 0} />
              <PasswordField
                id="password-repeat"
                label={t('repeat')}
                error={errorText('repeat')}
                {...register('repeat')}
              />
            </Stack>
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
        </Stack>
      </form>
    </StepFrame>
  )
}

/** What a guesser who knows the person tries first. */
function wordsOf({ commonName, emails, organizationName, productName }: Pickup): readonly string[] {
  return [commonName, ...emails, organizationName ?? '', productName].filter((word) => word !== '')
}
