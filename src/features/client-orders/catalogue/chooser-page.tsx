import { useTranslations } from 'use-intl'
import { ReadContent } from '../../../blocks/reading/read-content'
import type { Product } from '../../../contract/schema'
import { toAppError } from '../../../errors'
import { MessageArea } from '../../../i18n/language-provider'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Lead, Page, PageHeading, Stack } from '../../../ui/pages/page'
import { useNow } from '../../../ui/timing/use-now'
import { DraftList } from '../drafts/list'
import { useNewDraft } from '../drafts/use-new-draft'
import { useCatalogue } from '../wizard/use-order-policy'
import { canBeOrdered } from './product-facts'
import { ProductTable } from './product-table'

/** Where a certificate request begins: drafts to go on with, and the products, compared. */
export function ChooserPage() {
  return (
    <MessageArea area="orders">
      <Chooser />
    </MessageArea>
  )
}

function Chooser() {
  const t = useTranslations('order.chooser')
  const now = useNow()
  const catalogue = useCatalogue()
  const begin = useNewDraft()
  const products = catalogue.data?.products ?? []
  const [lasting, ending] = [
    products.filter(({ endOfLife }) => endOfLife === null),
    products.filter(({ endOfLife }) => endOfLife !== null),
  ]
  const table = (caption: string, rows: readonly Product[]) => (
    <ProductTable
      caption={caption}
      rows={rows}
      products={products}
      now={now}
      canBegin={(product) => canBeOrdered(product, now)}
      onBegin={(product) => {
        if (!begin.isPending) begin.mutate(product)
      }}
    />
  )
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Lead>{t('lead')}</Lead>
      {begin.error ? <FailureNotice error={toAppError(begin.error)} /> : null}
      <DraftList products={products} />
      <ReadContent reading={catalogue}>
        {() => (
          <>
            <Stack>
              <h2>{t('products')}</h2>
              {table(t('products'), lasting)}
            </Stack>
            {ending.length > 0 ? (
              <Stack>
                <h2>{t('ending')}</h2>
                <p>{t('endingLead')}</p>
                {table(t('ending'), ending)}
              </Stack>
            ) : null}
          </>
        )}
      </ReadContent>
    </Page>
  )
}
