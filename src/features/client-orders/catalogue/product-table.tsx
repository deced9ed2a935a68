import { useTranslations } from 'use-intl'
import type { Product } from '../../../contract/schema'
import { Button } from '../../../ui/buttons/button'
import { CardTable } from '../../../ui/lists/card-table'
import { ValueLines } from '../../../ui/lists/description-list'
import {
  audienceOf,
  EndOfLifeText,
  ProductContents,
  ProductLength,
  ProductPrice,
  ProductUsages,
  ProductValidation,
} from './product-facts'
import styles from './product-table.module.css'

interface ProductTableProps {
  readonly caption: string
  readonly rows: readonly Product[]
  /** The whole catalogue, for names of successors. */
  readonly products: readonly Product[]
  readonly now: number
  readonly canBegin: (product: Product) => boolean
  readonly onBegin: (product: Product) => void
}

/** Products side by side, made of what the catalogue says of them. */
export function ProductTable({ caption, rows, products, now, canBegin, onBegin }: ProductTableProps) {
  const t = useTranslations('order.product')
  const columns = ['name', 'usages', 'contents', 'validates', 'length'] as const
  return (
    <CardTable
      caption={caption}
      columns={[...columns.map((key) => ({ key, text: t(`column.${key}`) })), { key: 'action', text: '' }]}
      rows={rows.map((product) => ({
        key: product.productId,
        cells: [
          <div key="name" className={styles['name']}>
            <span className={styles['product']}>{product.name}</span>
            <span className={styles['for']}>{t(`for.${audienceOf(product)}`)}</span>
            {product.allowsPublicProviders ? (
              <span className={styles['for']}>{t('publicProviders')}</span>
            ) : null}
            {product.endOfLife ? (
              <span className={styles['end']}>
                <EndOfLifeText product={product} products={products} now={now} />
              </span>
            ) : null}
          </div>,
          <ProductUsages key="usages" product={product} />,
          <ProductContents key="contents" product={product} />,
          <ProductValidation key="validates" product={product} />,
          <div key="length" className={styles['length']}>
            <ValueLines
              values={[
                <ProductLength key="length" product={product} />,
                <ProductPrice key="price" product={product} />,
              ]}
            />
          </div>,
          canBegin(product) ? (
            <Button
              key="action"
              aria-label={t('requestProduct', { product: product.name })}
              onClick={() => onBegin(product)}
            >
              {t('request')}
            </Button>
          ) : (
            t('closed')
          ),
        ],
      }))}
    />
  )
}
