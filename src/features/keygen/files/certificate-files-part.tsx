import { useTranslations } from 'use-intl'
import type { SavableFile } from '../../../blocks/files/save-button'
import { type CertificateFileKind, certificateFileKinds } from '../../../domain/files/pkcs12-file-name'
import { Stack } from '../../../ui/pages/page'
import { MadeFile } from './made-file'
import { useFileMaking } from './use-making'

interface CertificateFilesProps {
  readonly onCertificateFile: (format: CertificateFileKind) => Promise<SavableFile>
  readonly onResume: () => void
}

/** The certificate without the key, for address books, servers and colleagues, under a heading. */
export function CertificateFilesPart(props: CertificateFilesProps) {
  const t = useTranslations('keygen.certificateFiles')
  return (
    <Stack>
      <h3>{t('title')}</h3>
      <CertificateFiles {...props} />
    </Stack>
  )
}

/** The same where its heading stands elsewhere. No key is needed for it. */
export function CertificateFiles(props: CertificateFilesProps) {
  const t = useTranslations('keygen.certificateFiles')
  return (
    <>
      <p>{t('lead')}</p>
      <Stack gap="part">
        {formats.map((format) => (
          <CertificateFile key={format} format={format} {...props} />
        ))}
      </Stack>
    </>
  )
}

/** The first fits most. */
const formats = Object.keys(certificateFileKinds) as readonly CertificateFileKind[]

function CertificateFile({
  format,
  onCertificateFile,
  onResume,
}: CertificateFilesProps & { readonly format: CertificateFileKind }) {
  const t = useTranslations('keygen.certificateFiles')
  const { making, make } = useFileMaking()
  return (
    <Stack gap="tight">
      <h4>{t(`${format}.title`)}</h4>
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
