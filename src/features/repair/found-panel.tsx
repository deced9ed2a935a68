import { useTranslations } from 'use-intl'
import { useFormatter } from '../../i18n/use-formatter'
import { DescriptionList, ValueLines } from '../../ui/lists/description-list'
import { Notice } from '../../ui/pages/notice'
import { Sheet, Stack } from '../../ui/pages/page'
import { BreakableText } from '../../ui/texts/breakable-text'
import { type FoundCertificate, type FoundFile, readingNotice } from './found-file'
import { chosenCertificate, type KeyChoice } from './key-choice'

interface FoundPanelProps {
  readonly found: FoundFile
  readonly choice: KeyChoice
  readonly now: Date
}

/**
 * The content of the file: whose certificate, from whom, for how long, in which kind of file, and remarks.
 */
export function FoundPanel({ found, choice, now }: FoundPanelProps) {
  const [only, ...more] = found.keys
  const certificates = found.keys.map((key) => chosenCertificate(choice, key))
  return (
    <Stack gap="group">
      <Sheet>
        {more.length === 0 ? (
          <CertificateRows
            certificate={chosenCertificate(choice, only)}
            keyAlgorithm={only.keyAlgorithm}
            kind={found.kind}
          />
        ) : (
          <FileRows found={found} />
        )}
      </Sheet>
      <FoundNotices found={found} certificates={certificates} now={now} />
    </Stack>
  )
}

function FileRows({ found }: { readonly found: FoundFile }) {
  const t = useTranslations('repair.found')
  return (
    <DescriptionList
      rows={[
        { key: 'keys', term: t('keys'), value: t('keyCount', { count: found.keys.length }) },
        { key: 'kind', term: t('kind'), value: t(`kinds.${found.kind ?? 'other'}`) },
      ]}
    />
  )
}

interface CertificateRowsProps {
  readonly certificate: FoundCertificate
  readonly keyAlgorithm: string
  readonly kind: FoundFile['kind']
}

function CertificateRows({ certificate, keyAlgorithm, kind }: CertificateRowsProps) {
  const t = useTranslations('repair.found')
  const format = useFormatter()
  const { subject, emails, issuer, notBefore, notAfter, chain, issuerCount } = certificate
  const day = (time: string) => format.dateTime(new Date(time), 'day')
  const addresses = emails.map((email) => <BreakableText key={email}>{email}</BreakableText>)
  return (
    <DescriptionList
      rows={[
        { key: 'subject', term: t('subject'), value: <BreakableText>{subject}</BreakableText> },
        ...(addresses.length > 0
          ? [
              {
                key: 'emails',
                term: t('emails', { count: addresses.length }),
                value: <ValueLines values={addresses} />,
              },
            ]
          : []),
        { key: 'issuer', term: t('issuer'), value: <BreakableText>{issuer}</BreakableText> },
        {
          key: 'validity',
          term: t('validity'),
          value: t('period', { from: day(notBefore), until: day(notAfter) }),
        },
        { key: 'key', term: t('key'), value: <span translate="no">{keyAlgorithm}</span> },
        { key: 'kind', term: t('kind'), value: t(`kinds.${kind ?? 'other'}`) },
        {
          key: 'chain',
          term: t('chain'),
          value: chain === 'partial' ? t('chains.partial', { count: issuerCount }) : t(`chains.${chain}`),
        },
      ]}
    />
  )
}

interface FoundNoticesProps {
  readonly found: FoundFile
  readonly certificates: readonly FoundCertificate[]
  readonly now: Date
}

/** Remarks on unusual facts, the weightiest first. */
function FoundNotices({ found, certificates, now }: FoundNoticesProps) {
  const t = useTranslations('repair')
  const format = useFormatter()
  const reading = readingNotice(found.reading)
  const today = format.dateTime(now, 'day')
  const ended = certificates.filter(({ notAfter }) => now > new Date(notAfter))
  const early = certificates.some(({ notBefore }) => now < new Date(notBefore))
  const notices = [
    ...(found.clearKey ? (['clearKey'] as const) : []),
    ...(found.keys.every(({ compared }) => compared) ? [] : (['notCompared'] as const)),
    ...(found.container === 'none' ? [] : ([found.container] as const)),
  ]
  return (
    <>
      {notices.map((name) => (
        <Notice key={name} tone={name === 'text' || name === 'profile' ? 'info' : 'warning'}>
          <p>{t(`found.notice.${name}`)}</p>
        </Notice>
      ))}
      {found.leftKeys > 0 ? (
        <Notice tone="warning">
          <p>{t('found.leftKeys', { count: found.leftKeys })}</p>
        </Notice>
      ) : null}
      {reading ? (
        <Notice tone="info">
          <p>{t(`reading.${reading}`)}</p>
        </Notice>
      ) : null}
      {ended.length > 0 ? (
        <Notice tone="info">
          <p>
            {certificates.length === 1
              ? t('found.expired', { today })
              : t('found.expiredSome', { count: ended.length, today })}
          </p>
        </Notice>
      ) : null}
      {early ? (
        <Notice tone="warning">
          <p>{t('found.notYet', { today })}</p>
        </Notice>
      ) : null}
    </>
  )
}
