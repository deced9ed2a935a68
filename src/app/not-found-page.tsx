import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { paths } from '../paths'
import { Lead, Page, PageHeading } from '../ui/pages/page'

export function NotFoundPage() {
  const t = useTranslations('notFound')
  const app = useTranslations('app')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Lead>{t('help')}</Lead>
      <p>
        <Link href={paths.home()}>{app('backToStart')}</Link>
      </p>
    </Page>
  )
}
