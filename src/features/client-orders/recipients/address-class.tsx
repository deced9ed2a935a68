import { useTranslations } from 'use-intl'
import type { Product } from '../../../contract/schema'
import type { AddressClass, ClassifiedDomain, ClassifyDomain } from '../../../domain/addresses/classification'
import { type EmailAddress, isTextFault, readEmail } from '../../../domain/addresses/email-address'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import { isolated } from '../../../i18n/isolated'
import { useFormatter } from '../../../i18n/use-formatter'
import { CheckCircleIcon, InfoIcon, WarningIcon } from '../../../ui/buttons/icons'
import { RichText } from '../../../ui/texts/rich-text'
import styles from './address-class.module.css'

/**
 * The class of an address for a product: `own_email` where the address itself is validated, whatever its
 * domain.
 */
type ShownClass = AddressClass | 'own_email'

/** The graver ones later: a row shows the gravest of its addresses. */
const shownClasses = ['validated', 'own_email', 'validated_during_order', 'public_provider'] as const

const icons = {
  validated: CheckCircleIcon,
  own_email: InfoIcon,
  validated_during_order: InfoIcon,
  public_provider: WarningIcon,
} as const satisfies Record<ShownClass, unknown>

function shownClassOf({ addressClass }: ClassifiedDomain, { allowsPublicProviders }: Product): ShownClass {
  return addressClass !== 'validated' && allowsPublicProviders ? 'own_email' : addressClass
}

/** The gravest class among a row's addresses; null while none can be read. */
function rowClass(
  emails: DraftRecipient['emails'],
  product: Product,
  classifyDomain: ClassifyDomain,
): ShownClass | null {
  const found = emails.flatMap((text) => {
    const reading = readEmail(text)
    return isTextFault(reading)
      ? []
      : [shownClasses.indexOf(shownClassOf(classifyDomain(reading.domainName), product))]
  })
  return shownClasses[Math.max(-1, ...found)] ?? null
}

interface RowAddressClassProps {
  readonly emails: DraftRecipient['emails']
  readonly product: Product
  readonly classifyDomain: ClassifyDomain
}

/** The class of a row's addresses, in a word or two. */
export function RowAddressClass({ emails, product, classifyDomain }: RowAddressClassProps) {
  const t = useTranslations('recipients.addressClass')
  const shown = rowClass(emails, product, classifyDomain)
  if (shown === null) return <span>{t('short.none')}</span>
  const Icon = icons[shown]
  return (
    <span className={`${styles['addressClass']} ${styles[shown]}`}>
      <Icon />
      <span>{t(`short.${shown}`)}</span>
    </span>
  )
}

interface AddressNoteProps {
  readonly email: EmailAddress
  readonly product: Product
  readonly classifyDomain: ClassifyDomain
}

/** The meaning of an address for the order, said while it is typed. */
export function AddressNote({ email, product, classifyDomain }: AddressNoteProps) {
  const t = useTranslations('recipients.addressClass')
  const format = useFormatter()
  const found = classifyDomain(email.domainName)
  const shown = shownClassOf(found, product)
  const Icon = icons[shown]
  const domain =
    found.domainName === email.domainName ? (email.typedDomain ?? found.domainName) : found.domainName
  return (
    <>
      <span className={`${styles['addressClass']} ${styles[shown]}`}>
        <Icon />
        <span>
          {t(shown, {
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
