import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { paths } from '../paths'
import { LoadingPage } from '../ui/loading-page'
import { AccountFrame } from './account-frame'
import { NotFoundPage } from './not-found-page'

const ChooserPage = lazy(async () => ({
  default: (await import('../features/client-orders/chooser-page')).ChooserPage,
}))
const OrderDraftPage = lazy(async () => ({
  default: (await import('../features/client-orders/order-draft-page')).OrderDraftPage,
}))
const DraftsPage = lazy(async () => ({
  default: (await import('../features/client-orders/drafts-page')).DraftsPage,
}))
const OrderPage = lazy(async () => ({
  default: (await import('../features/client-orders/order-page')).OrderPage,
}))

/** The pages of an account, in their frame. */
export function AccountRoutes() {
  return (
    <AccountFrame>
      <Suspense fallback={<LoadingPage />}>
        <Switch>
          <Route path={paths.newOrder()} component={ChooserPage} />
          <Route path={`${paths.newOrder()}/:draftId/:step?`}>
            {({ draftId, step }) => <OrderDraftPage draftId={draftId} step={step} />}
          </Route>
          <Route path={paths.drafts()} component={DraftsPage} />
          <Route path={`${paths.order('')}:orderNumber`}>
            {({ orderNumber }) => <OrderPage key={orderNumber} orderNumber={orderNumber} />}
          </Route>
          <Route component={NotFoundPage} />
        </Switch>
      </Suspense>
    </AccountFrame>
  )
}
