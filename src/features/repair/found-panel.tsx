import { useFormatter, useTranslations } from 'use-intl'
import { BreakableText } from '../../ui/breakable-text'
import { DescriptionList, ValueLines } from '../../ui/description-list'
import { Notice } from '../../ui/notice'
import { Sheet } from '../../ui/page'
import type { FoundFile } from './found-file'

interface FoundPanelProps {
  readonly found: FoundFile
  readonly now: Date
}

/** What is in the file: whose certificate, from whom, for how long, in which kind of file. */
export function FoundPanel({ found, now }: FoundPanelProps) {
  const t = useTranslations('repair.found')
  const format = useFormatter()
  const day = (time: string) => format.dateTime(new Date(time), 'day')
  const emails = found.emails.map((email) => <BreakableText key={email}>{email}</BreakableText>)
  return (
    <>
      <Sheet>
        <DescriptionList
          rows={[
            { key: 'subject', term: t('subject'), value: <BreakableText>{found.subject}</BreakableText> },
            ...(emails.length > 0
              ? [
                  {
                    key: 'emails',
                    term: t('emails', { count: emails.length }),
                    value: <ValueLines values={emails} />,
                  },
                ]
              : []),
            { key: 'issuer', term: t('issuer'), value: <BreakableText>{found.issuer}</BreakableText> },
            {
              key: 'validity',
              term: t('validity'),
              value: t('period', { from: day(found.notBefore), until: day(found.notAfter) }),
            },
            { key: 'kind', term: t('kind'), value: t(`kinds.${found.kind ?? 'other'}`) },
            {
              key: 'chain',
              term: t('chain'),
              value:
                found.chain === 'partial'
                  ? t('chains.partial', { count: found.issuerCount })
                  : t(`chains.${found.chain}`),
            },
          ]}
        />
      </Sheet>
      {now > new Date(found.notAfter) ? (
        <Notice tone="info">
          <p>{t('expired')}</p>
        </Notice>
      ) : null}
      {now < new Date(found.notBefore) ? (
        <Notice tone="warning">
          <p>{t('notYet')}</p>
        </Notice>
      ) : null}
    </>
  )
}
