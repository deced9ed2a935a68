import type { ClipboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Catalogue, Product } from '../../../contract/schema'
import type { ClassifyDomain } from '../../../domain/addresses/classification'
import { isTextFault, readEmail, splitEmails } from '../../../domain/addresses/email-address'
import type { DraftRecipient } from '../../../domain/orders/client-order-draft'
import { toAppError } from '../../../errors'
import { Button } from '../../../ui/buttons/button'
import { TextField } from '../../../ui/fields/text-field'
import { manyLinesLimit } from '../../../ui/fields/text-limit'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { VisuallyHidden } from '../../../ui/texts/visually-hidden'
import { useNewDraft } from '../drafts/use-new-draft'
import { makeFirst } from '../rows/row-list'
import { AddressNote } from './address-class'
import styles from './editor.module.css'
import { fieldElementId } from './field-ids'

interface RecipientEmailsProps {
  readonly row: DraftRecipient
  readonly product: Product
  readonly catalogue: Catalogue
  readonly classifyDomain: ClassifyDomain
  readonly errorAt: (pointer: string) => string | undefined
  /** Changes the newest addresses. */
  readonly onEmails: (update: (before: readonly string[]) => readonly string[]) => void
  readonly focus: (elementId: string) => void
}

/** The most addresses of one person; a longer list belongs to several people, and stays one text. */
const mostPasted = 40

/** The addresses on a certificate; a note on each stands under it while it is typed. */
export function RecipientEmails({
  row: { rowId, emails },
  product,
  catalogue,
  classifyDomain,
  errorAt,
  onEmails,
  focus,
}: RecipientEmailsProps) {
  const t = useTranslations('recipients.emails')
  const idAt = (index: number) => fieldElementId(rowId, `/emails/${index}`)
  const several = emails.length > 1

  const paste = (event: ClipboardEvent, index: number) => {
    const pasted = splitEmails(event.clipboardData.getData('text/plain').slice(0, manyLinesLimit.characters))
    // Several rows are taken by the editor around; here are several addresses of one person.
    if (event.defaultPrevented || pasted.length < 2 || pasted.length > mostPasted) return
    event.preventDefault()
    onEmails((before) => before.toSpliced(index, 1, ...pasted))
    focus(idAt(index + pasted.length - 1))
  }
  return (
    <div className={styles['emails']}>
      {emails.map((email, index) => {
        const reading = readEmail(email)
        const isRefused =
          !isTextFault(reading) &&
          !product.allowsPublicProviders &&
          classifyDomain(reading.domainName).addressClass === 'public_provider'
        const error = errorAt(`/emails/${index}`)
        return (
          // Fields are told apart by their index, which typing does not change.
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is what a field is
          <div className={styles['email']} key={index}>
            <TextField
              id={idAt(index)}
              label={several ? t('labelNumber', { number: index + 1 }) : t('label')}
              hint={index === 0 ? (several ? t('hintFirst') : t('hint')) : undefined}
              error={error}
              note={
                // Once the refusal is said as an error, it isn't said twice.
                isTextFault(reading) || (isRefused && error !== undefined) ? undefined : (
                  <AddressNote email={reading} product={product} classifyDomain={classifyDomain} />
                )
              }
              inputMode="email"
              autoComplete="off"
              translate="no"
              value={email}
              onPaste={(event) => paste(event, index)}
              onChange={({ target: { value } }) => onEmails((before) => before.with(index, value))}
            />
            {isRefused ? <OtherProduct product={product} catalogue={catalogue} /> : null}
            {several ? (
              <div className={styles['actions']}>
                {index > 0 ? (
                  <Button
                    look="quiet"
                    onClick={() => {
                      onEmails((before) => makeFirst(before, index))
                      focus(idAt(0))
                    }}
                  >
                    <span>{t('makeFirst')}</span>
                    <VisuallyHidden>{` ${t('ofNumber', { number: index + 1 })}`}</VisuallyHidden>
                  </Button>
                ) : null}
                <Button
                  look="quiet"
                  onClick={() => {
                    onEmails((before) => before.toSpliced(index, 1))
                    focus(idAt(Math.max(0, index - 1)))
                  }}
                >
                  <span>{t('remove')}</span>
                  <VisuallyHidden>{` ${t('ofNumber', { number: index + 1 })}`}</VisuallyHidden>
                </Button>
              </div>
            ) : null}
          </div>
        )
      })}
      {emails.length < product.maxEmails ? (
        <div>
          <Button
            look="quiet"
            onClick={() => {
              onEmails((before) => [...before, ''])
              focus(idAt(emails.length))
            }}
          >
            {t('add')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** The way on for an address at a public provider: the product for individuals, in a draft of its own. */
function OtherProduct({ product, catalogue }: { readonly product: Product; readonly catalogue: Catalogue }) {
  const t = useTranslations('recipients.emails')
  const begin = useNewDraft()
  const other = catalogue.products.find(({ productId }) => productId === catalogue.publicProviderProductId)
  if (!other || other.productId === product.productId) return null
  return (
    <div className={styles['other']}>
      <p>{t('otherProduct', { product: other.name })}</p>
      {begin.error ? <FailureNotice error={toAppError(begin.error)} /> : null}
      <Button
        onClick={() => {
          if (!begin.isPending) begin.mutate(other)
        }}
      >
        {t('orderOther', { product: other.name })}
      </Button>
    </div>
  )
}
