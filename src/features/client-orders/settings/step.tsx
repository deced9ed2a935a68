import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import { StepForm } from '../../../blocks/step-form/step-form'
import type { Account } from '../../../contract/schema'
import type { ClientOrderDraft } from '../../../domain/orders/client-order-draft'
import { paths } from '../../../paths'
import { ChoiceGroup, Radio } from '../../../ui/fields/choice'
import { Notice } from '../../../ui/pages/notice'
import { useFocusAt } from '../../../ui/timing/use-focus-at'
import { EndOfLifeText } from '../catalogue/product-facts'
import { StepActions } from '../wizard/step-actions'
import { fieldIdOf, useStepFaults } from '../wizard/step-fault-fields'
import type { StepProps } from '../wizard/steps'
import { OrganizationField } from './organization-field'
import { ValidityField } from './validity-field'

interface SettingsStepProps extends StepProps {
  readonly administrator: Account['administrator']
}

/** The settings that all certificates of the order share, and their validity. */
export function SettingsStep({ administrator, ...props }: SettingsStepProps) {
  const { draft, product, policy, now, change, faults, attempt, onContinue, onBack, returnsToCheck, target } =
    props
  const t = useTranslations('order.settings')
  const { problems, errorAt } = useStepFaults(faults)
  useFocusAt(target, fieldIdOf)
  const set = (part: Partial<ClientOrderDraft>) => change((before) => ({ ...before, ...part }))
  const setOrganization = (
    update: (before: ClientOrderDraft['organization']) => ClientOrderDraft['organization'],
  ) =>
    change((before) => {
      const organization = update(before.organization)
      const { kind, organizationId } = before.organization
      // One organization doesn't attest for another.
      const isOther = kind !== organization.kind || organizationId !== organization.organizationId
      return { ...before, organization, ...(isOther && { attestation: null }) }
    })
  const productFault = errorAt('/productId')
  const { generations } = product
  const isForeign = draft.generation !== null && !generations.includes(draft.generation)
  return (
    <StepForm problems={problems} attempt={attempt} onSubmit={onContinue}>
      {product.endOfLife ? (
        <Notice tone={productFault ? 'danger' : 'warning'} title={productFault}>
          <p>
            <EndOfLifeText product={product} products={policy.catalogue.products} now={now} />
          </p>
          <p>
            <Link id={fieldIdOf('/productId')} href={paths.newOrder()}>
              {t('otherProduct')}
            </Link>
          </p>
        </Notice>
      ) : null}
      {product.needsOrganization ? (
        <OrganizationField
          organization={draft.organization}
          organizations={policy.organizations}
          administrator={administrator}
          now={now}
          errorAt={errorAt}
          onChange={setOrganization}
        />
      ) : null}
      {generations.length > 1 || isForeign ? (
        <ChoiceGroup
          id="order-generation-group"
          legend={t('generation')}
          hint={t('generationHint')}
          error={errorAt('/generation')}
        >
          {generations.map((generation, index) => (
            <Radio
              key={generation}
              id={index === 0 ? fieldIdOf('/generation') : `order-generation-${generation}`}
              name="generation"
              label={t(`generations.${generation}.name`)}
              hint={t(`generations.${generation}.hint`)}
              checked={draft.generation === generation}
              onChange={() => set({ generation })}
            />
          ))}
        </ChoiceGroup>
      ) : null}
      <ValidityField
        validity={draft.validity}
        policy={product.validity}
        now={now}
        errorAt={errorAt}
        onChange={(part) => change((before) => ({ ...before, validity: { ...before.validity, ...part } }))}
      />
      <ChoiceGroup
        id="order-hash-group"
        legend={t('hash')}
        hint={t('hashHint')}
        error={errorAt('/signatureHash')}
      >
        {product.signatureHashes.map((hash, index) => (
          <Radio
            key={hash}
            id={index === 0 ? fieldIdOf('/signatureHash') : `order-hash-${hash}`}
            name="signatureHash"
            label={t(`hashes.${hash}`)}
            hint={index === 0 ? t('hashDefault') : undefined}
            checked={draft.signatureHash === hash}
            onChange={() => set({ signatureHash: hash })}
          />
        ))}
      </ChoiceGroup>
      <StepActions onBack={onBack} returnsToCheck={returnsToCheck} />
    </StepForm>
  )
}
