import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import type { Product } from '../../contract/schema'
import { paths } from '../../paths'
import { CheckCircleIcon } from '../../ui/buttons/icons'
import { PageHeading, Stack } from '../../ui/pages/page'
import type { Elements } from '../../ui/texts/elements'
import { VisuallyHidden } from '../../ui/texts/visually-hidden'
import { DraftConflict, DraftSavingLine } from './draft-saving'
import type { UsedDraft } from './drafts/use-draft'
import type { JudgedOrder } from './wizard/judged-order'
import { PriceParts } from './wizard/price-parts'
import { faultsOfStep, type WizardStep } from './wizard/steps'
import styles from './wizard-frame.module.css'

interface WizardFrameProps {
  readonly draftId: string
  readonly step: WizardStep
  readonly steps: readonly WizardStep[]
  /** The index of the furthest step that was come to. */
  readonly furthest: number
  readonly opened: Extract<UsedDraft, { readonly at: 'ready' }>
  readonly product: Product
  readonly judged: JudgedOrder
  readonly withError: boolean
  readonly takeFocus: boolean
  readonly children: Elements
}

/** Steps that have the price in their own words. */
const showsPrice = (step: WizardStep) => step === 'payment' || step === 'check'

/** The frame around a step: its title, whether the draft is saved, all steps with their state, the price. */
export function WizardFrame({
  draftId,
  step,
  steps,
  furthest,
  opened,
  product,
  judged,
  withError,
  takeFocus,
  children,
}: WizardFrameProps) {
  const t = useTranslations('order.wizard')
  const position = steps.indexOf(step)
  return (
    <div className={styles['frame']}>
      <div className={styles['columns']}>
        <div className={styles['main']}>
          <PageHeading
            above={
              <span className={styles['above']}>
                <span>{`${product.name} · ${t('stepOf', { step: position + 1, steps: steps.length })}`}</span>
                <DraftSavingLine saving={opened.saving} savedAt={opened.savedAt} />
              </span>
            }
            withError={withError}
            takeFocus={takeFocus}
          >
            {t(`heading.${step}`)}
          </PageHeading>
          <DraftConflict opened={opened} />
          {children}
        </div>
        <aside className={styles['aside']} aria-label={t('overview')}>
          <Stack gap="tight">
            <h2>{t('steps')}</h2>
            <ol className={styles['steps']}>
              {steps.map((one, index) => {
                const isDone =
                  one !== 'check' &&
                  index <= furthest &&
                  one !== step &&
                  faultsOfStep(judged.faults, one).length === 0
                return (
                  <li key={one}>
                    <Link
                      href={paths.orderDraft(draftId, one)}
                      aria-current={one === step ? 'step' : undefined}
                    >
                      <span className={styles['mark']}>
                        {isDone ? <CheckCircleIcon /> : <span className={styles['ring']} />}
                      </span>
                      <span>
                        <span>{t(`step.${one}`)}</span>
                        {isDone ? <VisuallyHidden>{` (${t('stepDone')})`}</VisuallyHidden> : null}
                      </span>
                    </Link>
                  </li>
                )
              })}
            </ol>
          </Stack>
          {showsPrice(step) ? null : (
            <Stack gap="tight">
              <h2>{t('price')}</h2>
              <PriceParts price={judged.price} method={judged.method} />
            </Stack>
          )}
        </aside>
      </div>
    </div>
  )
}
