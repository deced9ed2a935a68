import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { MessageArea } from '../../../i18n/language-provider'
import { paths } from '../../../paths'
import { Page, PageHeading } from '../../../ui/pages/page'
import { useCatalogue } from '../wizard/use-order-policy'
import { DraftList } from './list'

/** Everything begun in this browser. */
export function DraftsPage() {
  return (
    <MessageArea area="orders">
      <Drafts />
    </MessageArea>
  )
}

function Drafts() {
  const t = useTranslations('order.drafts')
  const wizard = useTranslations('order.wizard')
  // Only for the products’ names: the list is there without them.
  const { data } = useCatalogue()
  return (
    <Page>
      <PageHeading>{t('pageTitle')}</PageHeading>
      <DraftList products={data?.products ?? []} withEmpty />
      <p>
        <Link href={paths.newOrder()}>{wizard('another')}</Link>
      </p>
    </Page>
  )
}
