import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { MessageArea } from '../i18n/language-provider'
import { paths } from '../paths'
import { BulletList } from '../ui/lists/bullet-list'
import { NumberedList } from '../ui/lists/numbered-list'
import { Lead, Page, PageHeading, Sheet, Stack } from '../ui/pages/page'

/** Where someone lands who has no link: says honestly that the way in is the mail. */
export function HomePage() {
  return (
    <MessageArea area="home">
      <HomeContent />
    </MessageArea>
  )
}

function HomeContent() {
  const t = useTranslations('home')
  return (
    <Page>
      <PageHeading takeFocus={false}>{t('title')}</PageHeading>
      <Lead>{t('lead')}</Lead>
      <Sheet>
        <Stack>
          <h2>{t('whatTitle')}</h2>
          <NumberedList items={[t('what.check'), t('what.password'), t('what.make'), t('what.save')]} />
        </Stack>
      </Sheet>
      <Stack gap="tight">
        <h2>{t('noLinkTitle')}</h2>
        <p>{t('noLink')}</p>
      </Stack>
      <Stack gap="tight">
        <h2>{t('helpTitle')}</h2>
        <BulletList
          items={[
            <Link key="install" href={paths.installGuide()}>
              {t('helpInstall')}
            </Link>,
            <Link key="repair" href={paths.repair()}>
              {t('helpRepair')}
            </Link>,
            <Link key="keys" href={paths.keptKeys()}>
              {t('helpKeys')}
            </Link>,
          ]}
        />
      </Stack>
      <Stack gap="tight">
        <h2>{t('orderTitle')}</h2>
        <p>
          <Link href={paths.newOrder()}>{t('order')}</Link>
        </p>
      </Stack>
    </Page>
  )
}
