import { useFormatter, useTranslations } from 'use-intl'
import type { CertificateCheck, CheckFailure } from '../../domain/certificate-checks'

export interface CheckTexts {
  readonly text: string
  readonly result: string
  /** Why it failed; null where it passed. */
  readonly reason: string | null
}

/** A check in words, the same on the page and in the saved receipt. */
export function useCheckTexts(emailCount: number): (check: CertificateCheck) => CheckTexts {
  const t = useTranslations('keygen.checks')
  const reasonOf = useCheckReason()
  return ({ name, passed, failure }) => ({
    text: name === 'emails-included' ? t(name, { count: emailCount }) : t(name),
    result: t(`result.${passed ? 'passed' : 'failed'}`),
    reason: failure ? reasonOf(failure) : null,
  })
}

function useCheckReason(): (failure: CheckFailure) => string {
  const t = useTranslations('keygen.checks.reason')
  const usage = useTranslations('keygen.identity.usage')
  const format = useFormatter()
  const moment = (time: string) => format.dateTime(new Date(time), 'moment')
  return (failure) => {
    switch (failure.reason) {
      case 'another-key':
        return t('another-key')
      case 'issuer-missing':
        return t('issuer-missing', { issuer: failure.issuer })
      case 'signature-invalid':
        return t('signature-invalid', { issuer: failure.issuer })
      case 'emails-missing':
        return t('emails-missing', { emails: format.list(failure.emails) })
      case 'expired':
        return t('expired', { time: moment(failure.notAfter) })
      case 'not-yet-valid':
        return t('not-yet-valid', { time: moment(failure.notBefore) })
      case 'usages-missing':
        return t('usages-missing', { usages: format.list(failure.usages.map((name) => usage(name))) })
      case 'file-differs':
        return t('file-differs', { part: failure.part })
    }
  }
}
