import { useTranslations } from 'use-intl'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { BackIcon } from '../../../ui/buttons/icons'
import { Page, PageHeading } from '../../../ui/pages/page'
import type { Elements } from '../../../ui/texts/elements'
import type { StepPosition } from './states'
import styles from './step-frame.module.css'

interface StepFrameProps {
  readonly title: string
  /** Left out on a page that is none of the numbered steps. */
  readonly position?: StepPosition
  readonly withError?: boolean
  readonly takeFocus?: boolean
  /** Off where paper has a heading of its own. */
  readonly printHeading?: boolean
  readonly onBack?: () => void
  readonly children: Elements
}

/** One question, one page: where one is, the way back, the question as the heading. */
export function StepFrame({
  title,
  position,
  withError = false,
  takeFocus = true,
  printHeading = true,
  onBack,
  children,
}: StepFrameProps) {
  const t = useTranslations('keygen')
  return (
    <Page>
      <div className={styles['head']} data-print={printHeading ? undefined : 'no'}>
        {onBack ? (
          <ButtonRow>
            <Button look="quiet" icon={<BackIcon />} onClick={onBack}>
              {t('back')}
            </Button>
          </ButtonRow>
        ) : null}
        <PageHeading
          above={
            position ? (
              <span data-print="no">{t('stepOf', { step: position.step, steps: position.steps })}</span>
            ) : undefined
          }
          withError={withError}
          takeFocus={takeFocus}
        >
          {title}
        </PageHeading>
      </div>
      {children}
    </Page>
  )
}
