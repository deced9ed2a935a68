import { useTranslations } from 'use-intl'
import type { Product } from '../../../contract/schema'
import { type EmailAddress, isTextFault, readEmail } from '../../../domain/addresses/email-address'
import type { AddressStanding, DomainStanding, StandingOf } from '../../../domain/addresses/standing'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { CheckCircleIcon, InfoIcon, WarningIcon } from '../../../ui/buttons/icons'
import { RichText } from '../../../ui/texts/rich-text'
import styles from './standing.module.css'

/**
 * How an address stands for a product: `own_email` where the address itself is validated, whatever its
 * domain.
 */
type Standing = AddressStanding | 'own_email'

/** The graver ones later: a row shows the gravest of its addresses. */
const standings = ['validated', 'own_email', 'validated_during_order', 'public_provider'] as const

const icons = {
  validated: CheckCircleIcon,
  own_email: InfoIcon,
  validated_during_order: InfoIcon,
  public_provider: WarningIcon,
} as const satisfies Record<Standing, unknown>

function standingFor({ standing }: DomainStanding, { allowsPublicProviders }: Product): Standing {
  return standing !== 'validated' && allowsPublicProviders ? 'own_email' : standing
}

/** How a row's addresses stand; null while none can be read. */
function rowStanding(
  emails: DraftRecipient['emails'],
  product: Product,
  standingOf: StandingOf,
): Standing | null {
  const found = emails.flatMap((text) => {
    const reading = readEmail(text)
    return isTextFault(reading)
      ? []
      : [standings.indexOf(standingFor(standingOf(reading.domainName), product))]
  })
  return standings[Math.max(-1, ...found)] ?? null
}

interface RowStandingProps {
  readonly emails: DraftRecipient['emails']
  readonly product: Product
  readonly standingOf: StandingOf
}

/** A row's standing, in a word or two. */
export function RowStanding({ emails, product, standingOf }: RowStandingProps) {
  const t = useTranslations('recipients.standing')
  const standing = rowStanding(emails, product, standingOf)
  if (standing === null) return <span>{t('short.none')}</span>
  const Icon = icons[standing]
  return (
    <span className={`${styles['standing']} ${styles[standing]}`}>
      <Icon />
      <span>{t(`short.${standing}`)}</span>
    </span>
  )
}

interface AddressNoteProps {
  readonly email: EmailAddress
  readonly product: Product
  readonly standingOf: StandingOf
}

/** What an address means for the order, said while it is typed. */
export function AddressNote({ email, product, standingOf }: AddressNoteProps) {
  const t = useTranslations('recipients.standing')
  const format = useFormatter()
  const found = standingOf(email.domainName)
  const standing = standingFor(found, product)
  const Icon = icons[standing]
  const domain =
    found.domainName === email.domainName ? (email.typedDomain ?? found.domainName) : found.domainName
  return (
    <>
      <span className={`${styles['standing']} ${styles[standing]}`}>
        <Icon />
        <span>
          {t(standing, {
            domain: isolated(domain),
            until:
              found.validatedUntil === null ? '' : format.dateTime(new Date(found.validatedUntil), 'day'),
          })}
        </span>
      </span>
      {email.typedDomain === null ? null : (
        <span className={styles['ascii']}>
          <RichText>
            {t.rich('ascii', {
              address: email.address,
              mono: (chunks) => (
                <span className={styles['mono']} translate="no">
                  {chunks}
                </span>
              ),
            })}
          </RichText>
        </span>
      )}
    </>
  )
}
