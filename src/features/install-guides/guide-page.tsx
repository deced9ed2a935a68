import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import type { Device } from '../../domain/devices'
import { paths } from '../../paths'
import { Button } from '../../ui/buttons/button'
import { BackIcon, PrintIcon } from '../../ui/buttons/icons'
import { BulletList } from '../../ui/lists/bullet-list'
import { Page, PageHeading, Sheet, Small, Stack } from '../../ui/pages/page'
import { DeviceLinks } from './device-links'
import styles from './guide-page.module.css'
import { GuidePartSection } from './guide-part-section'
import { guideParts, guides } from './guides'
import { SymptomList } from './symptom-list'

/** One device's guide; every part has an address of its own, for a helpdesk to point at. */
export function GuidePage({ device }: { readonly device: Device }) {
  const t = useTranslations('guides')
  const guide = guides[device.id]
  const contents = [
    ...guide.parts.map((id) => ({ id, title: t(guideParts[id].title) })),
    { id: 'keep', title: t('keepOld.title') },
    { id: 'symptoms', title: t('symptoms.title') },
  ]
  const part = usePartOfAddress([
    ...contents.map(({ id }) => id),
    ...guide.symptoms.map((id) => `symptom-${id}`),
  ])

  return (
    <Page>
      <div className={styles['head']}>
        <Link href={paths.installGuide()} className={styles['back']} data-print="no">
          <BackIcon /> <span>{t('back')}</span>
        </Link>
        <PageHeading takeFocus={part === null}>{t(`title.${device.id}`)}</PageHeading>
      </div>
      <Sheet>
        <Stack>
          <h2>{t('need.title')}</h2>
          <BulletList
            items={[
              t(device.pkcs12Profile === 'modern' ? 'need.fileModern' : 'need.fileCompatible'),
              t('need.password'),
              ...(guide.need ? [t(`need.${guide.need}`)] : []),
              t('need.minutes'),
            ]}
          />
        </Stack>
      </Sheet>
      <nav className={styles['contents']} aria-labelledby="contents-title" data-print="no">
        <h2 id="contents-title">{t('onThisPage')}</h2>
        <ul>
          {contents.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {guide.parts.map((id) => (
        <GuidePartSection key={id} id={id} part={guideParts[id]} />
      ))}
      {guide.leadsOn ? <DeviceLinks single /> : <Small>{t('versions')}</Small>}
      <section id="keep" className={styles['part']} aria-labelledby="keep-title">
        <h2 id="keep-title" tabIndex={-1}>
          {t('keepOld.title')}
        </h2>
        <p>{t('keepOld.why')}</p>
        <p>{t('keepOld.expired')}</p>
        <p>{t('keepOld.do')}</p>
      </section>
      <SymptomList ids={guide.symptoms} />
      <section className={styles['part']}>
        <h2>{t('symptoms.stuckTitle')}</h2>
        <p>{t('symptoms.stuck')}</p>
      </section>
      <div data-print="no">
        <Button look="quiet" icon={<PrintIcon />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
    </Page>
  )
}

/**
 * The part that the address names, if it is one of these; the browser looked for it before the page was
 * there.
 */
function usePartOfAddress(ids: readonly string[]): string | null {
  const [part] = useState(() => ids.find((id) => `#${id}` === location.hash) ?? null)
  useEffect(() => {
    const heading = part === null ? null : document.querySelector<HTMLElement>(`#${part} :is(h2, h3)`)
    heading?.focus({ preventScroll: true })
    heading?.parentElement?.scrollIntoView()
  }, [part])
  return part
}
