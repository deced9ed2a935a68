import { useTranslations } from 'use-intl'
import { isolated } from '../../i18n/isolated'
import { useFormatter } from '../../i18n/use-formatter'
import { Checkbox, ChoiceGroup, Radio } from '../../ui/fields/choice'
import { SelectField } from '../../ui/fields/select-field'
import { Stack } from '../../ui/pages/page'
import type { FoundCertificate, FoundFile, FoundKey } from './found-file'
import { chosenCertificate, type KeyChoice } from './key-choice'

interface KeyChoiceFormProps {
  readonly found: FoundFile
  readonly choice: KeyChoice
  readonly disabled: boolean
  /** The files were asked for without a choice. */
  readonly missing: boolean
  readonly now: Date
  readonly onChoice: (choice: KeyChoice) => void
}

/**
 * Which of several keys, and which of several certificates of a key. Where there is one of each, nothing is
 * asked.
 */
export function KeyChoiceForm({ found, choice, disabled, missing, now, onChoice }: KeyChoiceFormProps) {
  const t = useTranslations('repair.choice')
  const about = useAbout(now)
  const several = found.keys.length > 1
  const toggle = (key: FoundKey, on: boolean) => {
    const isChosen = (one: FoundKey) => (one === key ? on : choice.chosen.includes(one.keyId))
    onChoice({ ...choice, chosen: found.keys.filter(isChosen).map(({ keyId }) => keyId) })
  }
  return (
    <Stack gap="group">
      {several ? (
        <ChoiceGroup
          id="repair-keys"
          legend={t('keys')}
          hint={t('keysHint')}
          error={missing ? t('missing') : undefined}
        >
          {found.keys.map((key, index) => (
            <Checkbox
              key={key.keyId}
              id={`repair-key-${index}`}
              label={nameOf(key, chosenCertificate(choice, key))}
              hint={about(chosenCertificate(choice, key), key.keyAlgorithm)}
              checked={choice.chosen.includes(key.keyId)}
              disabled={disabled}
              onChange={(event) => toggle(key, event.target.checked)}
            />
          ))}
        </ChoiceGroup>
      ) : null}
      {found.keys.map((key, index) =>
        key.certificates.length > 1 && choice.chosen.includes(key.keyId) ? (
          <SelectField
            key={key.keyId}
            id={`repair-certificate-${index}`}
            label={several ? t('certificateOf', { name: isolated(key.friendlyName) }) : t('certificate')}
            hint={t('certificateHint', { count: key.certificates.length - 1 })}
            options={key.certificates.map((certificate, at) => ({
              value: String(at),
              text: about(certificate, certificate.commonName ?? certificate.subject),
            }))}
            value={String(choice.certificate[key.keyId] ?? 0)}
            disabled={disabled}
            onChange={(event) =>
              onChoice({
                ...choice,
                certificate: { ...choice.certificate, [key.keyId]: Number(event.target.value) },
              })
            }
          />
        ) : null,
      )}
      {choice.chosen.length > 1 ? (
        <ChoiceGroup legend={t('files')}>
          {[false, true].map((together) => (
            <Radio
              key={String(together)}
              id={together ? 'repair-together' : 'repair-each'}
              name="repair-files"
              label={t(together ? 'together' : 'each')}
              hint={t(together ? 'togetherHint' : 'eachHint')}
              checked={choice.together === together}
              disabled={disabled}
              onChange={() => onChoice({ ...choice, together })}
            />
          ))}
        </ChoiceGroup>
      ) : null}
    </Stack>
  )
}

const nameOf = ({ friendlyName }: FoundKey, { commonName }: FoundCertificate) =>
  isolated(friendlyName || commonName || '')

/** Address, end and one thing more, in a line. */
function useAbout(now: Date) {
  const t = useTranslations('repair.choice')
  const format = useFormatter()
  return ({ emails, notBefore, notAfter }: FoundCertificate, more: string) => {
    const end = new Date(notAfter)
    const when = end < now ? 'ended' : new Date(notBefore) > now ? 'notYet' : 'until'
    const day = format.dateTime(when === 'notYet' ? new Date(notBefore) : end, 'day')
    return [isolated(emails[0] ?? ''), t(when, { day }), isolated(more)]
      .filter((part) => part !== '')
      .join(' · ')
  }
}
