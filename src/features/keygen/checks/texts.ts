import { useTranslations } from 'use-intl'
import type { CertificateCheck, CheckFailure } from '../../../domain/certificates/checks'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'

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
  const use = useTranslations('keygen.checks.unorderedUse')
  const usage = useTranslations('keygen.identity.usage')
  const format = useFormatter()
  const moment = (time: string) => format.dateTime(new Date(time), 'moment')
  const listOf = (names: readonly string[]) => format.list(names.map(isolated))
  return (failure) => {
    switch (failure.reason) {
      case 'another-key':
      case 'self-signed':
      case 'is-authority':
        return t(failure.reason)
      case 'chain-not-sent':
      case 'chain-spelled-otherwise':
      case 'chain-no-authority':
      case 'chain-too-deep':
      case 'chain-signature-false':
      case 'chain-signature-unverifiable':
        return t(failure.reason, { issuer: isolated(failure.issuer) })
      case 'name-differs':
      case 'organization-differs': {
        const { found, ordered, reason } = failure
        if (found.length > 0) return t(reason, { found: listOf(found), ordered: isolated(ordered) })
        return t(reason === 'name-differs' ? 'name-missing' : 'organization-missing', {
          ordered: isolated(ordered),
        })
      }
      case 'organization-unordered':
        return t(failure.reason, { found: listOf(failure.found) })
      case 'emails-missing':
      case 'emails-unordered':
        return t(failure.reason, { emails: listOf(failure.emails) })
      case 'names-unordered':
        return t(failure.reason, { names: listOf(failure.names) })
      case 'uses-unordered':
        return t(failure.reason, { uses: format.list(failure.uses.map((name) => use(name))) })
      case 'usages-missing':
        return t(failure.reason, { usages: format.list(failure.usages.map((name) => usage(name))) })
      case 'issuer-usages-missing':
        return t(failure.reason, {
          issuer: isolated(failure.certificate),
          usages: format.list(failure.usages.map((name) => usage(name))),
        })
      case 'expired':
        return failure.certificate === null
          ? t('expired', { time: moment(failure.notAfter) })
          : t('issuer-expired', { issuer: isolated(failure.certificate), time: moment(failure.notAfter) })
      case 'not-yet-valid':
        return failure.certificate === null
          ? t('not-yet-valid', { time: moment(failure.notBefore) })
          : t('issuer-not-yet-valid', {
              issuer: isolated(failure.certificate),
              time: moment(failure.notBefore),
            })
      case 'signature-weak':
        return failure.certificate === null
          ? t('signature-weak', { hash: failure.hash })
          : t('issuer-signature-weak', { issuer: isolated(failure.certificate), hash: failure.hash })
      case 'critical-unknown':
        return failure.certificate === null
          ? t('critical-unknown', { oid: failure.oid })
          : t('issuer-critical-unknown', { issuer: isolated(failure.certificate), oid: failure.oid })
      case 'name-not-permitted':
        return t(failure.reason, { issuer: isolated(failure.certificate), name: isolated(failure.name) })
      case 'constraint-unknown':
        return t(failure.reason, { issuer: isolated(failure.certificate) })
      case 'file-differs':
        return t(failure.reason, { part: failure.part })
    }
  }
}
