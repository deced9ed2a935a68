import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Account, Organization } from '../../../contract/schema'
import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import { isolated } from '../../../i18n/isolated'
import { useLanguage } from '../../../i18n/language-provider'
import { useFormatter } from '../../../i18n/use-formatter'
import { Disclosure } from '../../../ui/buttons/disclosure'
import { CheckCircleIcon } from '../../../ui/buttons/icons'
import { ChoiceGroup, Radio } from '../../../ui/fields/choice'
import { TextField } from '../../../ui/fields/text-field'
import { Small, Stack } from '../../../ui/pages/page'
import { MailLink } from '../../../ui/texts/mail-link'
import { RichText } from '../../../ui/texts/rich-text'
import { fieldIdOf } from '../wizard/step-fault-fields'
import { NewOrganizationFields } from './new-organization-fields'
import styles from './organization-field.module.css'
import { byValidation, validationAt } from './organization-validation'

type Choice = ClientOrderDraft['organization']

interface OrganizationFieldProps {
  readonly organization: Choice
  readonly organizations: readonly Organization[]
  readonly administrator: Account['administrator']
  readonly now: number
  readonly errorAt: (...pointers: readonly string[]) => string | undefined
  /** Changes the newest choice. */
  readonly onChange: (update: (before: Choice) => Choice) => void
}

/** More than fit on a screen are looked up by name. */
const searchFrom = 9
const added = '/organization/organization'

/**
 * The organization whose name stands on the certificates: validated ones first, others are validated during
 * the order.
 */
export function OrganizationField(props: OrganizationFieldProps) {
  const { organization, organizations, administrator, now, errorAt, onChange } = props
  const t = useTranslations('order.organization')
  const { language } = useLanguage()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLocaleLowerCase(language)
  const isChosen = ({ organizationId }: Organization) =>
    organization.kind === 'existing' && organization.organizationId === organizationId
  const found = organizations.filter(
    (one) => isChosen(one) || wanted === '' || one.name.toLocaleLowerCase(language).includes(wanted),
  )
  const { validated, open } = byValidation(found, now, language)
  const [first] = [...validated, ...open]
  const radio = (one: Organization) => (
    <OrganizationRadio
      key={one.organizationId}
      // The summary leads to the first one.
      id={one === first ? fieldIdOf('/organization') : fieldIdOf(`/organization/${one.organizationId}`)}
      organization={one}
      now={now}
      checked={isChosen(one)}
      onChoose={() =>
        onChange((before) => ({ ...before, kind: 'existing', organizationId: one.organizationId }))
      }
    />
  )
  return (
    <Stack>
      <ChoiceGroup
        id="order-organization-group"
        legend={t('legend')}
        hint={t('hint')}
        error={errorAt('/organization', '/organization/organizationId')}
      >
        {organizations.length >= searchFrom ? (
          <div className={styles['search']}>
            <TextField
              id="order-organization-search"
              type="search"
              label={t('search')}
              value={search}
              onChange={({ target }) => setSearch(target.value)}
              // Enter looks up and doesn't go on.
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.preventDefault()
              }}
            />
            <span role="status">{wanted === '' ? '' : t('found', { count: found.length })}</span>
          </div>
        ) : null}
        {validated.length > 0 ? <p className={styles['group']}>{t('validated')}</p> : null}
        {validated.map(radio)}
        {open.length > 0 ? (
          <>
            <p className={styles['group']}>{t('open')}</p>
            <Small>{t('openHint')}</Small>
          </>
        ) : null}
        {open.map(radio)}
        <p className={styles['group']}>{t('notHere')}</p>
        <Radio
          id={first ? 'order-organization-new' : fieldIdOf('/organization')}
          name="organization"
          label={t('add')}
          hint={t('addHint')}
          checked={organization.kind === 'new'}
          onChange={() => onChange((before) => ({ ...before, kind: 'new' }))}
        />
      </ChoiceGroup>
      {organization.kind === 'new' ? (
        <NewOrganizationFields
          value={organization.added}
          pointer={added}
          errorAt={errorAt}
          onChange={(part) => onChange((before) => ({ ...before, added: { ...before.added, ...part } }))}
        />
      ) : null}
      <Disclosure summary={t('noneFits')}>
        <p>
          <RichText>
            {t.rich('noneFitsHelp', {
              name: administrator.name,
              email: administrator.email,
              mail: (text) => <MailLink email={administrator.email}>{text}</MailLink>,
            })}
          </RichText>
        </p>
      </Disclosure>
    </Stack>
  )
}

interface OrganizationRadioProps {
  readonly id: string
  readonly organization: Organization
  readonly now: number
  readonly checked: boolean
  readonly onChoose: () => void
}

function OrganizationRadio({ id, organization, now, checked, onChoose }: OrganizationRadioProps) {
  const t = useTranslations('order.organization')
  const format = useFormatter()
  const { name, locality, countryCode, validatedUntil } = organization
  const validation = validationAt(organization, now)
  const day = validatedUntil === null ? '' : format.dateTime(new Date(validatedUntil), 'day')
  return (
    <Radio
      id={id}
      name="organization"
      label={<span translate="no">{name}</span>}
      hint={
        <>
          <span translate="no">{t('place', { locality: isolated(locality), country: countryCode })}</span>
          <span className={validation === 'validated' ? styles['validated'] : styles['open']}>
            {validation === 'validated' ? <CheckCircleIcon /> : null}
            <span>{t(`validation.${validation}`, { day })}</span>
          </span>
        </>
      }
      checked={checked}
      onChange={onChoose}
    />
  )
}
