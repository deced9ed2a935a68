import { useTranslations } from 'use-intl'
import { type CertificateFileKind, certificateFileKinds } from '../../domain/pkcs12-file-name'
import { Disclosure } from '../../ui/disclosure'
import { Stack } from '../../ui/page'
import type { SavableFile } from './keygen-places'
import { MadeFile } from './made-file'
import { useFileMaking } from './use-file-making'

interface CertificateFilesPanelProps {
  readonly onCertificateFile: (format: CertificateFileKind) => Promise<SavableFile>
  readonly onResume: () => void
}

/** The certificate without the key, for address books, servers and colleagues. */
export function CertificateFilesPanel(props: CertificateFilesPanelProps) {
  const t = useTranslations('keygen.certificateFiles')
  return (
    <Disclosure summary={t('title')}>
      <p>{t('lead')}</p>
      <Stack gap="part">
        {formats.map((format) => (
          <CertificateFile key={format} format={format} {...props} />
        ))}
      </Stack>
    </Disclosure>
  )
}

/** The first fits most. */
const formats = Object.keys(certificateFileKinds) as readonly CertificateFileKind[]

function CertificateFile({
  format,
  onCertificateFile,
  onResume,
}: CertificateFilesPanelProps & { readonly format: CertificateFileKind }) {
  const t = useTranslations('keygen.certificateFiles')
  const { making, make } = useFileMaking()
  return (
    <Stack gap="tight">
      <h3>{t(`${format}.title`)}</h3>
      <p>{t(`${format}.what`)}</p>
      <MadeFile
        making={making}
        kind={format}
        make={t(`${format}.make`)}
        onMake={() => make(() => onCertificateFile(format))}
        onResume={onResume}
      />
    </Stack>
  )
}
