import { useTranslations } from 'use-intl'
import type { Pickup } from '../../../contract/schema'
import { useFormatter } from '../../../i18n/use-formatter'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { LockIcon } from '../../../ui/buttons/icons'
import { DescriptionList, type DescriptionRow, ValueLines } from '../../../ui/lists/description-list'
import { Lead, Sheet } from '../../../ui/pages/page'
import { BreakableText } from '../../../ui/texts/breakable-text'
import { FrameByFrame } from '../../../ui/timing/frame-by-frame'
import type { StepPosition } from '../flow/states'
import { StepFrame } from '../flow/step-frame'
import styles from './identity-step.module.css'

interface IdentityStepProps {
  readonly pickup: Pickup
  readonly position: StepPosition
  readonly takeFocus: boolean
  readonly onYes: () => void
  readonly onNo: () => void
  readonly onOpenFile: () => void
}

/** Is it for you? The account, the recipient, and the uses of the certificate. */
export function IdentityStep({ pickup, position, takeFocus, onYes, onNo, onOpenFile }: IdentityStepProps) {
  const t = useTranslations('keygen.identity')
  const format = useFormatter()
  const { commonName, emails, organizationName, productName, validityDays, usages, orderNumber, expiresAt } =
    pickup
  const rows: readonly (DescriptionRow | null)[] = [
    { key: 'name', term: t('name'), value: <strong>{commonName}</strong> },
    {
      key: 'emails',
      term: t('emails', { count: emails.length }),
      value: (
        <ValueLines values={emails.map((email) => <BreakableText key={email}>{email}</BreakableText>)} />
      ),
    },
    organizationName === null
      ? null
      : { key: 'organization', term: t('organization'), value: organizationName },
    { key: 'product', term: t('product'), value: productName },
    {
      key: 'validity',
      term: t('validity'),
      value:
        validityDays % 365 === 0
          ? t('validityYears', { years: validityDays / 365 })
          : t('validityDays', { days: validityDays }),
    },
    {
      key: 'usages',
      term: t('usages'),
      value: <ValueLines values={usages.map((usage) => t(`usage.${usage}`))} />,
    },
    { key: 'order', term: t('order'), value: orderNumber },
    { key: 'until', term: t('linkUntil'), value: format.dateTime(new Date(expiresAt), 'moment') },
  ]
  return (
    <StepFrame title={t('title')} position={position} takeFocus={takeFocus}>
      <FrameByFrame>
        <Lead>
          {organizationName === null ? t('lead') : t('leadOrganization', { organization: organizationName })}
        </Lead>
        <Sheet>
          <DescriptionList rows={rows.filter((row) => row !== null)} rowsAtOnce={4} />
        </Sheet>
        <div className={styles['key']}>
          <span className={styles['lock']}>
            <LockIcon />
          </span>
          <div>
            <h2>{t('keyTitle')}</h2>
            <p>{t('key')}</p>
          </div>
        </div>
        <ButtonRow>
          <Button look="primary" onClick={onYes}>
            {t('yes')}
          </Button>
          <Button onClick={onNo}>{t('no')}</Button>
        </ButtonRow>
        <ButtonRow>
          <Button look="quiet" onClick={onOpenFile}>
            {t('requestFile')}
          </Button>
        </ButtonRow>
      </FrameByFrame>
    </StepFrame>
  )
}
