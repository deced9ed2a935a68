import { useTranslations } from 'use-intl'
import type { Product } from '../../../contract/schema'
import { useFormatter } from '../../../i18n/use-formatter'
import { ValueLines } from '../../../ui/lists/description-list'
import { useMoneyText } from '../wizard/money-text'

/** Whom a product is for, by what its certificates tell. */
export function audienceOf({
  needsOrganization,
  contents,
}: Pick<Product, 'needsOrganization' | 'contents'>): 'individual' | 'person' | 'mailbox' {
  if (!needsOrganization) return 'individual'
  return contents.includes('given_name') || contents.includes('pseudonym') ? 'person' : 'mailbox'
}

/** Whether a product can be ordered at the time `now`. */
export function canBeOrdered({ endOfLife }: Pick<Product, 'endOfLife'>, now: number): boolean {
  return endOfLife === null || endOfLife.canBeOrdered || Date.parse(endOfLife.since) > now
}

export function ProductUsages({ product }: { readonly product: Product }) {
  const t = useTranslations('order.product.usage')
  return <ValueLines values={product.usages.map((usage) => t(usage))} />
}

export function ProductContents({ product }: { readonly product: Product }) {
  const t = useTranslations('order.product.content')
  const format = useFormatter()
  // Where a name stands, the common name is it or the address, and both are said already.
  const told = product.contents.filter((part) => part !== 'common_name' && part !== 'surname')
  return <span>{format.list(told.map((part) => t(part)))}</span>
}

export function ProductValidation({ product }: { readonly product: Product }) {
  const t = useTranslations('order.product.validated')
  const format = useFormatter()
  return <span>{format.list(product.validates.map((thing) => t(thing)))}</span>
}

export function ProductLength({ product: { validity } }: { readonly product: Product }) {
  const t = useTranslations('order.product')
  const years = validity.offeredYears.filter((count) => count * 365 <= validity.maxDays)
  return (
    <>
      <span>{t('years', { shortest: Math.min(...years), longest: Math.max(...years) })}</span>
      <br />
      <span>{t('atMostDays', { days: validity.maxDays })}</span>
    </>
  )
}

export function ProductPrice({ product: { prices } }: { readonly product: Product }) {
  const t = useTranslations('order.product')
  const money = useMoneyText()
  const cheapest = prices.reduce((least, row) => (row.price.amount < least.price.amount ? row : least))
  return <span>{t('priceFrom', { price: money(cheapest.price), years: cheapest.years })}</span>
}

interface EndOfLifeTextProps {
  readonly product: Product
  readonly products: readonly Product[]
  readonly now: number
}

/** Says that a product is at its end of life, since or from when, and names its successor. */
export function EndOfLifeText({ product, products, now }: EndOfLifeTextProps) {
  const t = useTranslations('order.product')
  const format = useFormatter()
  const { endOfLife } = product
  if (!endOfLife) return null
  const successor = products.find(({ productId }) => productId === endOfLife.successorId)?.name
  const day = format.dateTime(new Date(`${endOfLife.since}T12:00:00`), 'day')
  const isOver = Date.parse(endOfLife.since) <= now
  return (
    <>
      <span>
        {!isOver
          ? t('endsOn', { day })
          : endOfLife.canBeOrdered
            ? t('endedOn', { day })
            : t('closedOn', { day })}
      </span>
      {successor === undefined ? null : <span>{` ${t('successor', { product: successor })}`}</span>}
    </>
  )
}
