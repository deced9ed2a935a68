import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { agreementTextQuery } from '../../../api/orders'
import { queryKeys } from '../../../api/query-keys'
import { ReadContent } from '../../../blocks/reading/read-content'
import { StepForm } from '../../../blocks/step-form/step-form'
import type { Acceptance } from '../../../contract/schema'
import { organizationNameOf } from '../../../domain/orders/client-order'
import { organizationOf } from '../../../domain/orders/client-order-draft'
import { useLanguage } from '../../../i18n/language-provider'
import { useFormatter } from '../../../i18n/use-formatter'
import { Checkbox } from '../../../ui/fields/choice'
import { DocumentText } from '../../../ui/pages/document-text'
import { Notice } from '../../../ui/pages/notice'
import { Small, Stack } from '../../../ui/pages/page'
import { RichText } from '../../../ui/texts/rich-text'
import { useFocusAt } from '../../../ui/timing/use-focus-at'
import { StepActions } from '../wizard/step-actions'
import { fieldIdOf, useStepFaults } from '../wizard/step-fault-fields'
import type { StepProps } from '../wizard/steps'

/** Agreed at this moment, to this version. */
const accept = (version: string): Acceptance => ({ version, acceptedAt: new Date().toISOString() })

/** The organization attests its people; the Certificate Services Agreement is read and accepted. */
export function AgreementStep(props: StepProps) {
  const { draft, product, policy, change, faults, attempt, onContinue, onBack, returnsToCheck, target } =
    props
  const t = useTranslations('order.agreement')
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const { problems, errorAt } = useStepFaults(faults)
  useFocusAt(target, fieldIdOf)
  const { catalogue } = policy
  const agreement = useQuery({
    ...agreementTextQuery('certificate_services', language),
    // In another language the old text stays until the new one is there; a person accepts the version, not
    // the language.
    placeholderData: (previous) => previous,
  })
  const version = agreement.data?.version
  const inForce = catalogue.servicesAgreementVersion
  // A newer agreement than the catalogue knows of: the catalogue is read again.
  useEffect(() => {
    if (version !== undefined && version !== inForce) {
      void queryClient.invalidateQueries({ queryKey: queryKeys.catalogue })
    }
  }, [queryClient, version, inForce])

  const organizationName = organizationNameOf({ organization: organizationOf(draft, product) }, policy)
  const { attestation, servicesAgreement } = draft
  const isOutdated =
    servicesAgreement !== null && version !== undefined && servicesAgreement.version !== version
  return (
    <StepForm problems={problems} attempt={attempt} onSubmit={onContinue}>
      {product.needsOrganization ? (
        <Stack gap="tight">
          <h2>{t('attestationTitle')}</h2>
          <p>{t('attestationLead')}</p>
          <Checkbox
            id={fieldIdOf('/attestation')}
            label={
              organizationName ? (
                <RichText>
                  {t.rich('attest', {
                    organization: organizationName,
                    strong: (text) => <strong translate="no">{text}</strong>,
                  })}
                </RichText>
              ) : (
                t('attestUnnamed')
              )
            }
            error={errorAt('/attestation')}
            checked={attestation?.version === catalogue.attestationVersion}
            onChange={({ target }) =>
              change((before) => ({
                ...before,
                attestation: target.checked ? accept(catalogue.attestationVersion) : null,
              }))
            }
          />
          <AcceptedAt acceptance={attestation} inForce={catalogue.attestationVersion} />
        </Stack>
      ) : null}
      <Stack>
        <h2>{t('servicesTitle')}</h2>
        <ReadContent reading={agreement} retryId={fieldIdOf('/servicesAgreement')}>
          {(data) => (
            <>
              {isOutdated ? (
                <Notice tone="warning" title={t('outdated')}>
                  <p>{t('outdatedHelp', { accepted: servicesAgreement.version, inForce: data.version })}</p>
                </Notice>
              ) : null}
              <DocumentText
                label={t('region')}
                language={data.language}
                title={data.title}
                version={t('version', { version: data.version })}
                sections={data.sections}
              />
              <Checkbox
                id={fieldIdOf('/servicesAgreement')}
                label={t('accept')}
                error={errorAt('/servicesAgreement')}
                checked={servicesAgreement?.version === data.version}
                onChange={({ target }) =>
                  change((before) => ({
                    ...before,
                    servicesAgreement: target.checked ? accept(data.version) : null,
                  }))
                }
              />
              <AcceptedAt acceptance={servicesAgreement} inForce={data.version} />
            </>
          )}
        </ReadContent>
      </Stack>
      <StepActions onBack={onBack} returnsToCheck={returnsToCheck} />
    </StepForm>
  )
}

interface AcceptedAtProps {
  readonly acceptance: Acceptance | null
  readonly inForce: string
}

/** The time at which the person ticked the box: it is sent with the order. */
function AcceptedAt({ acceptance, inForce }: AcceptedAtProps) {
  const t = useTranslations('order.agreement')
  const format = useFormatter()
  return acceptance?.version === inForce ? (
    <Small>
      {t('acceptedAt', {
        version: acceptance.version,
        moment: format.dateTime(new Date(acceptance.acceptedAt), 'moment'),
      })}
    </Small>
  ) : null
}
