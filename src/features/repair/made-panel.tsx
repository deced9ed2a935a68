import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { type SavableFile, SaveButton } from '../../blocks/files/save-button'
import type { FileKind } from '../../domain/devices'
import { pkcs12MediaType } from '../../domain/files/pkcs12-file-name'
import { useFormatter } from '../../i18n/use-formatter'
import { paths } from '../../paths'
import { Button, ButtonRow } from '../../ui/buttons/button'
import { CheckCircleIcon } from '../../ui/buttons/icons'
import { BulletList } from '../../ui/lists/bullet-list'
import { Small, Stack } from '../../ui/pages/page'
import type { FoundCertificate, RepairTarget } from './found-file'
import styles from './repair-page.module.css'
import { SectionHeading } from './section-heading'

/** A new file. */
export interface MadeFile extends SavableFile {
  /** The first in it. */
  readonly certificate: FoundCertificate
}

/** The new files: all of one kind, under one password. */
export interface MadeFiles {
  readonly files: readonly MadeFile[]
  readonly kind: FileKind
  readonly target: RepairTarget
  readonly newPassword: boolean
}

interface MadePanelProps {
  readonly made: MadeFiles
  readonly onAgain: () => void
  readonly onStartOver: () => void
}

/** The new files to be saved, their facts, and the next steps. */
export function MadePanel({ made, onAgain, onStartOver }: MadePanelProps) {
  const t = useTranslations('repair')
  const guides = useTranslations('guides.index')
  const names = useTranslations('devices.name')
  const count = made.files.length
  const device = made.target === 'other_kind' ? null : made.target
  return (
    <section className={styles['part']}>
      <SectionHeading>{t(count > 1 ? 'done.titleSeveral' : 'done.title')}</SectionHeading>
      <p className={styles['checked']}>
        <CheckCircleIcon /> <span>{t('done.checked', { count })}</span>
      </p>
      {made.files.map((file) => (
        <SaveFile key={file.name} file={file} dated={count > 1} />
      ))}
      <BulletList
        items={[
          t(made.kind === 'modern' ? 'done.kindModern' : 'done.kindCompatible', { count }),
          ...(made.newPassword ? [t('done.newPassword', { count })] : []),
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

/** One file: the link that saves it, and what it is. */
function SaveFile({ file, dated }: { readonly file: MadeFile; readonly dated: boolean }) {
  const t = useTranslations('repair')
  const format = useFormatter()
  const size = format.number(file.bytes.length / 1000, 'kilobytes')
  const day = format.dateTime(new Date(file.certificate.notAfter), 'day')
  return (
    <Stack gap="tight">
      <div>
        <SaveButton file={file} mediaType={pkcs12MediaType} />
      </div>
      <Small>{dated ? t('done.datedFacts', { size, day }) : t('done.facts', { size })}</Small>
    </Stack>
  )
}
