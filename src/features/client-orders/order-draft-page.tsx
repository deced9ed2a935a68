import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Link } from 'wouter'
import type { AppError } from '../../errors'
import { MessageArea } from '../../i18n/language-provider'
import { paths } from '../../paths'
import type { Drafts } from '../../storage/drafts'
import { Button } from '../../ui/buttons/button'
import { FailurePage } from '../../ui/pages/failure-page'
import { LoadingPage } from '../../ui/pages/loading-page'
import { Lead, Page, PageHeading } from '../../ui/pages/page'
import { RichText } from '../../ui/texts/rich-text'
import { useAccountDrafts } from './drafts/use-account-drafts'
import { useDraft } from './drafts/use-draft'
import { OrderWizard } from './order-wizard'
import { useWizardLocation } from './wizard/location'
import { isWizardStep, stepsOf, type WizardStep } from './wizard/steps'
import { useOrderPolicy } from './wizard/use-order-policy'

interface OrderDraftPageProps {
  readonly draftId: string
  /** As it stands in the address. */
  readonly step?: string | undefined
}

/** A draft of this browser at one of its steps. */
export function OrderDraftPage({ draftId, step }: OrderDraftPageProps) {
  return (
    <MessageArea area="orders">
      <DraftOfAccount draftId={draftId} step={step} />
    </MessageArea>
  )
}

/** The account must be known first: another account’s draft counts as missing. */
function DraftOfAccount(props: OrderDraftPageProps) {
  const app = useTranslations('app')
  const mine = useAccountDrafts()
  if (mine.at === 'loading') return <LoadingPage />
  if (mine.at === 'failed') {
    return (
      <FailurePage error={mine.error}>
        <Button look="primary" onClick={mine.tryAgain}>
          {app('tryAgain')}
        </Button>
      </FailurePage>
    )
  }
  return <OpenDraft key={`${mine.drafts.accountId} ${props.draftId}`} {...props} drafts={mine.drafts} />
}

function OpenDraft({ draftId, step, drafts }: OrderDraftPageProps & { readonly drafts: Drafts }) {
  const t = useTranslations('order.wizard')
  const app = useTranslations('app')
  const opened = useDraft(draftId, drafts)
  const reading = useOrderPolicy()

  if (opened.at === 'failed') return <NoDraftPage error={opened.error} />
  if (opened.at === 'ready' && opened.placedAs !== null) return <PlacedPage orderNumber={opened.placedAs} />
  if (reading.at === 'failed') {
    return (
      <FailurePage error={reading.error}>
        <Button look="primary" onClick={reading.tryAgain}>
          {app('tryAgain')}
        </Button>
      </FailurePage>
    )
  }
  if (opened.at === 'loading' || reading.at === 'loading') return <LoadingPage />
  const { products } = reading.policy.catalogue
  const product = products.find(({ productId }) => productId === opened.draft.productId)
  if (!product) {
    return (
      <Page>
        <PageHeading>{t('productGone')}</PageHeading>
        <Lead>{t('productGoneHelp')}</Lead>
        <p>
          <Link href={paths.newOrder()}>{t('otherProduct')}</Link>
        </p>
      </Page>
    )
  }
  const steps = stepsOf(product, opened.draft)
  const [first] = steps
  const asked = steps.find((one) => one === step)
  if (!asked) {
    const left = isWizardStep(opened.step) && steps.includes(opened.step) ? opened.step : first
    return <GoToStep draftId={draftId} step={left ?? 'settings'} />
  }
  return (
    <OrderWizard
      draftId={draftId}
      step={asked}
      steps={steps}
      opened={opened}
      product={product}
      policy={reading.policy}
      account={reading.account}
    />
  )
}

/** An address without a step, or with one that is none: to where the draft was left. */
function GoToStep({ draftId, step }: { readonly draftId: string; readonly step: WizardStep }) {
  const { goTo } = useWizardLocation(draftId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => goTo(step, { replace: true }), [step])
  return <LoadingPage />
}

function NoDraftPage({ error }: { readonly error: AppError }) {
  const t = useTranslations('order.wizard')
  return (
    <>
      <FailurePage error={error}>
        {error.code === 'draft-missing' || error.code === 'draft-unreadable' ? null : (
          <Button look="primary" onClick={() => location.reload()}>
            {t('openAgain')}
          </Button>
        )}
      </FailurePage>
      <Page>
        <p>
          <Link href={paths.newOrder()}>{t('toDrafts')}</Link>
        </p>
      </Page>
    </>
  )
}

/** The draft became an order, in this tab or another one. */
function PlacedPage({ orderNumber }: { readonly orderNumber: string }) {
  const t = useTranslations('order.wizard')
  return (
    <Page>
      <PageHeading>{t('placed')}</PageHeading>
      <Lead>
        <RichText>
          {t.rich('placedHelp', {
            link: (text) => <Link href={paths.order(orderNumber)}>{text}</Link>,
            number: orderNumber,
          })}
        </RichText>
      </Lead>
      <p>
        <Link href={paths.newOrder()}>{t('another')}</Link>
      </p>
    </Page>
  )
}
