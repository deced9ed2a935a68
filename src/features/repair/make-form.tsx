import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { newPassphrase } from '../../blocks/password/own-password'
import { StepForm } from '../../blocks/step-form/step-form'
import { devices } from '../../domain/devices'
import { Button, ButtonRow } from '../../ui/buttons/button'
import { CopyButton } from '../../ui/buttons/copy-button'
import { RenewIcon } from '../../ui/buttons/icons'
import { ChoiceGroup, Radio } from '../../ui/fields/choice'
import { PasswordField } from '../../ui/fields/password-field'
import { SelectField } from '../../ui/fields/select-field'
import { Notice } from '../../ui/pages/notice'
import { type FoundFile, kindFor, passwordConcern, type RepairTarget } from './found-file'
import styles from './make-form.module.css'
import { type MakeAnswer, makeAnswerSchema, type NewPasswordFault, passwordOf } from './new-password'
import type { RepairFault } from './repair-fault'
import { RepairFaultNotice } from './repair-fault-notice'

/** The request to the worker. */
export interface MakeOrder {
  readonly target: RepairTarget
  readonly password: string
  /** The password is another one than the old file's. */
  readonly newPassword: boolean
}

interface MakeFormProps {
  readonly found: FoundFile
  /** More than one file will be made. */
  readonly several: boolean
  /** The password of the file that was opened. */
  readonly password: string
  readonly making: boolean
  readonly fault: RepairFault | null
  /**
   * Whether a password of one's own is too easy to guess; null where the estimator can't tell (the page says
   * so), or nobody waits for it.
   */
  readonly isTooWeak: (password: string) => Promise<boolean | null>
  readonly onMake: (order: MakeOrder) => void
}

/** Where the new file should open, and with which password. */
export function MakeForm({ found, several, password, making, fault, isTooWeak, onMake }: MakeFormProps) {
  const t = useTranslations('repair.make')
  const faults = useTranslations('password.fault')
  const names = useTranslations('devices.name')
  const concern = passwordConcern(password)
  const [judging, setJudging] = useState(false)
  const { register, handleSubmit, control, setValue, setError, formState } = useForm<MakeAnswer>({
    defaultValues: {
      target: 'other_kind',
      // A password that devices read differently is a likely cause: then the new one stands first.
      kind: concern === null || concern === 'too-short' ? 'keep' : 'generated',
      passphrase: newPassphrase(),
      own: '',
      repeat: '',
    },
    resolver: standardSchemaResolver(makeAnswerSchema),
    shouldFocusError: false, // the summary takes the focus
  })
  const answer = useWatch({ control }) as MakeAnswer
  const target = answer.target as RepairTarget
  const kind = kindFor(target, found.kind)
  const { errors, submitCount } = formState

  const errorText = (field: 'own' | 'repeat') => {
    const message = errors[field]?.message as NewPasswordFault | undefined
    return message && (message === 'too-weak' ? t('error.too-weak') : faults(message))
  }
  const problems = (['own', 'repeat'] as const).flatMap((field) => {
    const text = errorText(field)
    return text ? [{ fieldId: `repair-${field}`, text }] : []
  })

  const submit = handleSubmit(async (valid) => {
    if (making || judging) return // the button stays enabled: disabled, it would drop the focus
    const chosen = passwordOf(valid, password)
    if (valid.kind === 'own') {
      setJudging(true)
      const tooWeak = await isTooWeak(chosen)
      setJudging(false)
      if (tooWeak === null) return
      if (tooWeak) return setError('own', { message: 'too-weak' })
    }
    onMake({ target: valid.target as RepairTarget, password: chosen, newPassword: chosen !== password })
  })

  return (
    <StepForm problems={problems} attempt={submitCount} gap="group" onSubmit={() => void submit()}>
      <SelectField
        id="repair-target"
        label={t('device')}
        hint={t('deviceHint')}
        options={[
          { value: 'other_kind', text: t('otherKind') },
          ...devices.map(({ id }) => ({ value: id, text: names(id) })),
        ]}
        {...register('target')}
      />
      <p aria-live="polite">{t(`result.${kind}`)}</p>
      {kind === found.kind ? (
        <Notice tone="info">
          <p>{t('sameKind', { otherKind: t('otherKind') })}</p>
        </Notice>
      ) : null}
      {concern ? (
        <Notice tone={concern === 'too-short' ? 'info' : 'warning'}>
          <p>{t(`why.${concern}`)}</p>
        </Notice>
      ) : null}
      <ChoiceGroup legend={t('password')}>
        {concern === 'blank' ? null : (
          <Radio id="repair-keep" value="keep" label={t('keep')} {...register('kind')} />
        )}
        <Radio
          id="repair-generated"
          value="generated"
          label={t('generated')}
          hint={t('generatedHint')}
          {...register('kind')}
        />
        <Radio id="repair-kind-own" value="own" label={t('own')} {...register('kind')} />
      </ChoiceGroup>
      {answer.kind === 'generated' ? (
        <section className={styles['passphrase']} aria-label={t('passphrase')}>
          <p translate="no">{answer.passphrase}</p>
          <div>
            <CopyButton text={answer.passphrase} what={t('passphrase')} />
            <Button look="quiet" icon={<RenewIcon />} onClick={() => setValue('passphrase', newPassphrase())}>
              {t('another')}
            </Button>
          </div>
        </section>
      ) : null}
      {answer.kind === 'own' ? (
        <>
          <PasswordField
            id="repair-own"
            label={t('ownField')}
            error={errorText('own')}
            {...register('own')}
          />
          <PasswordField
            id="repair-repeat"
            label={t('repeat')}
            error={errorText('repeat')}
            {...register('repeat')}
          />
        </>
      ) : null}
      {fault ? <RepairFaultNotice fault={fault} /> : null}
      <ButtonRow>
        <Button look="primary" type="submit" aria-disabled={making || judging}>
          {t(several ? 'submitSeveral' : 'submit')}
        </Button>
      </ButtonRow>
    </StepForm>
  )
}
