import { Component, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { loadAgain } from '../arrivals'
import { type AppError, toAppError } from '../errors'
import { Button } from '../ui/buttons/button'
import { FailurePage } from '../ui/pages/failure-page'

interface RouteErrorProps {
  /** Changes with the route: another page gets another chance. */
  readonly route: string
  readonly children: ReactNode
}
interface RouteErrorState {
  readonly error: AppError | null
  readonly route: string
}

/** Catches the errors that no page caught, so that there is never a white page. */
export class RouteError extends Component<RouteErrorProps, RouteErrorState> {
  override state: RouteErrorState = { error: null, route: this.props.route }

  static getDerivedStateFromError(error: unknown): Partial<RouteErrorState> {
    return { error: toAppError(error) }
  }

  static getDerivedStateFromProps(props: RouteErrorProps, state: RouteErrorState): RouteErrorState | null {
    return props.route === state.route ? null : { error: null, route: props.route }
  }

  override render() {
    return this.state.error ? <UnexpectedPage error={this.state.error} /> : this.props.children
  }
}

function UnexpectedPage({ error }: { readonly error: AppError }) {
  const t = useTranslations('app')
  return (
    <FailurePage error={error}>
      <Button look="primary" onClick={loadAgain}>
        {t('reload')}
      </Button>
    </FailurePage>
  )
}
