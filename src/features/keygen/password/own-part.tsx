import { memo, type RefObject, useCallback, useDeferredValue, useEffect, useMemo } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { Pickup } from '../../../contract/schema'
import type { CryptoWorkerClient } from '../../../crypto-worker/client'
import { PasswordField } from '../../../ui/fields/password-field'
import { Stack } from '../../../ui/pages/page'
import type { PasswordAnswer } from './answer'
import { PasswordRules } from './rules'
import { PasswordStrengthLine } from './strength-line'
import { type PasswordJudgement, usePasswordJudge } from './use-judge'
import { UserNameField } from './user-name-field'

/** Judges a password at once, for who submits before the pause after typing is over. */
export type JudgeNow = (password: string) => Promise<void>

interface OwnPasswordPartProps {
  readonly form: UseFormReturn<PasswordAnswer>
  readonly pickup: Pickup
  readonly crypto: CryptoWorkerClient
  readonly judgeNow: RefObject<JudgeNow | null>
  readonly errorText: (field: 'own' | 'repeat') => string | undefined
}

/**
 * A password of one's own, judged and typed twice. A component of its own: typing here redraws nothing else.
 */
export function OwnPasswordPart({ form, pickup, crypto, judgeNow, errorText }: OwnPasswordPartProps) {
  const t = useTranslations('keygen.password')
  const { register, control, setValue, getValues, formState } = form
  const { submitCount } = formState
  const own = useWatch({ control, name: 'own' })

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
    password: own,
    onJudged: keepJudgement,
  })
  useEffect(() => {
    judgeNow.current = judge
    return () => {
      judgeNow.current = null
    }
  }, [judgeNow, judge])

  return (
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
      {/* The typed text shows at once, its meaning a moment later. */}
      <Rules password={useDeferredValue(own)} judged={submitCount > 0} />
      <PasswordField
        id="password-repeat"
        label={t('repeat')}
        error={errorText('repeat')}
        {...register('repeat')}
      />
    </Stack>
  )
}

const Rules = memo(PasswordRules)

/** Words that a guesser who knows the person tries first. */
function wordsOf({ commonName, emails, organizationName, productName }: Pickup): readonly string[] {
  return [commonName, ...emails, organizationName ?? '', productName].filter((word) => word !== '')
}
