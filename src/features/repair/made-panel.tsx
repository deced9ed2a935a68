import { useFormatter, useTranslations } from 'use-intl'
import { Link } from 'wouter'
import type { FileKind } from '../../domain/devices'
import { pkcs12MediaType } from '../../domain/pkcs12-file-name'
import { paths } from '../../paths'
import { BulletList } from '../../ui/bullet-list'
import { Button, ButtonRow, DownloadLink } from '../../ui/button'
import { CheckCircleIcon, DownloadIcon } from '../../ui/icons'
import { Small, Stack } from '../../ui/page'
import { useFileUrl } from '../../ui/use-file-url'
import type { RepairTarget } from './found-file'
import styles from './repair-page.module.css'
import { SectionHeading } from './section-heading'

/** The new file. */
export interface MadeFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly kind: FileKind
  readonly target: RepairTarget
  readonly newPassword: boolean
}

interface MadePanelProps {
  readonly made: MadeFile
  readonly onAgain: () => void
  readonly onStartOver: () => void
}

/** The new file to be saved, what is true of it, and what to do with it. */
export function MadePanel({ made, onAgain, onStartOver }: MadePanelProps) {
  const t = useTranslations('repair')
  const guides = useTranslations('guides.index')
  const names = useTranslations('devices.name')
  const format = useFormatter()
  const url = useFileUrl(made, pkcs12MediaType)
  const device = made.target === 'other_kind' ? null : made.target
  return (
    <section className={styles['part']}>
      <SectionHeading>{t('done.title')}</SectionHeading>
      <p className={styles['checked']}>
        <CheckCircleIcon /> <span>{t('done.checked')}</span>
      </p>
      <Stack gap="tight">
        <div>
          <DownloadLink href={url} download={made.name} icon={<DownloadIcon />}>
            {t('done.save', { fileName: made.name })}
          </DownloadLink>
        </div>
        <Small>{t('done.facts', { size: format.number(made.bytes.length / 1000, 'kilobytes') })}</Small>
      </Stack>
      <BulletList
        items={[
          t(made.kind === 'modern' ? 'done.kindModern' : 'done.kindCompatible'),
          ...(made.newPassword ? [t('done.newPassword')] : []),
          t('done.keep'),
        ]}
      />
      <p>
        <Link href={device ? paths.installGuide(device) : paths.installGuide()}>
          {device ? t('done.guide', { device: names(device) }) : guides('title')}
        </Link>
      </p>
      <ButtonRow>
        <Button onClick={onAgain}>{t('done.again')}</Button>
        <Button look="quiet" onClick={onStartOver}>
          {t('startOver')}
        </Button>
      </ButtonRow>
    </section>
  )
}
