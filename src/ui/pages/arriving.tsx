import { Component, type ReactNode, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { askAgain, loadAgain, NotArrived } from '../../arrivals'
import { Button, ButtonRow } from '../buttons/button'
import { FailureNotice } from './failure-notice'
import { FailurePage } from './failure-page'
import { LoadingBlock, LoadingPage } from './loading-page'

interface ArrivingProps {
  /** A part of a page, not all of it. */
  readonly inPage?: boolean
  /** A change of it is another chance for what failed to arrive. */
  readonly route?: string
  readonly children: ReactNode
}
interface ArrivingState {
  readonly error: unknown
  readonly route: string | undefined
}

/**
 * Its children may wait for their texts and code. A failure to arrive is shown in their place, with a button
 * to try again.
 */
export class Arriving extends Component<ArrivingProps, ArrivingState> {
  override state: ArrivingState = { error: null, route: this.props.route }

  static getDerivedStateFromError(error: unknown): Partial<ArrivingState> {
    return { error }
  }

  static getDerivedStateFromProps({ route }: ArrivingProps, state: ArrivingState): ArrivingState | null {
    return route === state.route ? null : { error: null, route }
  }

  override render() {
    const { inPage = false, children } = this.props
    const { error } = this.state
    if (error === null) {
      return <Suspense fallback={inPage ? <LoadingBlock /> : <LoadingPage />}>{children}</Suspense>
    }
    if (!(error instanceof NotArrived)) throw error
    return (
      <NotArrivedPart
        error={error}
        inPage={inPage}
        onAgain={() => {
          askAgain()
          this.setState({ error: null })
        }}
      />
    )
  }
}

interface NotArrivedPartProps {
  readonly error: NotArrived
  readonly inPage: boolean
  readonly onAgain: () => void
}

function NotArrivedPart({ error, inPage, onAgain }: NotArrivedPartProps) {
  const t = useTranslations('app')
  // A new version has other parts; and a request that hangs is not made twice by a page.
  const needsReload = error.code === 'version-gone' || error.details['late'] === true
  const ways = (
    <>
      {needsReload ? (
        <Button look="primary" onClick={loadAgain}>
          {t('reload')}
        </Button>
      ) : null}
      <Button look={needsReload ? 'secondary' : 'primary'} onClick={onAgain}>
        {t('tryAgain')}
      </Button>
    </>
  )
  return inPage ? (
    <FailureNotice error={error}>
      <ButtonRow>{ways}</ButtonRow>
    </FailureNotice>
  ) : (
    <FailurePage error={error}>{ways}</FailurePage>
  )
}
