import { useTranslations } from 'use-intl'
import type { PaymentMethod } from '../../../contract/schema'
import type { OrderPrice } from '../../../domain/orders/price'
import { useMoneyText } from './money-text'
import styles from './price-parts.module.css'

interface PricePartsProps {
  /** Null while the validity isn't right. */
  readonly price: OrderPrice | null
  readonly method: PaymentMethod | null
}

/** The price of an order and its parts. */
export function PriceParts({ price, method }: PricePartsProps) {
  const t = useTranslations('order.price')
  const money = useMoneyText()
  if (!price) return <p className={styles['note']}>{t('unknown')}</p>
  const { count, unit, years, discount, discountPercent, total } = price
  return (
    <>
      <dl className={styles['parts']}>
        <div>
          <dt>{t('certificates', { count, years, unit: money(unit) })}</dt>
          <dd>{money(price.beforeDiscount)}</dd>
        </div>
        {discountPercent > 0 ? (
          <div>
            <dt>{t('discount', { percent: discountPercent })}</dt>
            <dd>{t('minus', { amount: money(discount) })}</dd>
          </div>
        ) : null}
        {method === 'contract' ? (
          <div>
            <dt>{t('contract')}</dt>
            <dd>{t('minus', { amount: money(total) })}</dd>
          </div>
        ) : null}
        <div className={styles['total']}>
          <dt>{t('total')}</dt>
          <dd>{money(method === 'contract' ? { ...total, amount: 0 } : total)}</dd>
        </div>
      </dl>
      <p className={styles['note']}>{t('withoutTax')}</p>
    </>
  )
}
