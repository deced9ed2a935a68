import { useTranslations } from 'use-intl'
import type { Device } from '../../../domain/devices'
import { useFormatter } from '../../../i18n/use-formatter'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { DescriptionList, ValueLines } from '../../../ui/lists/description-list'
import { CodeText } from '../../../ui/texts/code-text'
import { RichText } from '../../../ui/texts/rich-text'
import { fileKindIterations } from '../files/kind-facts'

/** For an expert: the kind of file that a device gets, its algorithms, and the evidence. */
export function DeviceEvidence({ device }: { readonly device: Device }) {
  const t = useTranslations('keygen.device')
  const format = useFormatter()
  const { pkcs12Profile: kind, evidence, checkedOn } = device
  return (
    <Disclosure summary={t('why')}>
      <DescriptionList
        rows={[
          { key: 'kind', term: t('whyKind'), value: t(`fileKind.${kind}.name`) },
          {
            key: 'algorithms',
            term: t('whyAlgorithms'),
            value: t(`fileKind.${kind}.algorithms`, { iterations: fileKindIterations[kind] }),
          },
          {
            key: 'evidence',
            term: t('whyEvidence'),
            value: (
              <ValueLines
                values={evidence.map(({ text, profile, finding, kind, source }) => (
                  <span key={text + profile + source}>
                    <span>
                      {`${t(`finding.${finding}`, { program: text, kind: t(`fileKind.${profile}.name`) })} `}
                    </span>
                    <RichText>
                      {t.rich(kind, { source, mono: (part) => <CodeText>{String(part)}</CodeText> })}
                    </RichText>
                  </span>
                ))}
              />
            ),
          },
          {
            key: 'checked',
            term: t('whyChecked'),
            value: format.dateTime(new Date(checkedOn), { ...dayOnly, timeZone: 'UTC' }),
          },
        ]}
      />
    </Disclosure>
  )
}

/** A date without a time of day is the same day everywhere. */
const dayOnly = { day: 'numeric', month: 'long', year: 'numeric' } as const
