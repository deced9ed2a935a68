import { Route, Switch, useLocation } from 'wouter'
import { lazyPart } from '../arrivals'
import { paths } from '../paths'
import { Arriving } from '../ui/pages/arriving'
import { AccountFrame } from './account-frame'
import { NotFoundPage } from './not-found-page'

const ChooserPage = lazyPart(
  async () => (await import('../features/client-orders/catalogue/chooser-page')).ChooserPage,
)
const OrderDraftPage = lazyPart(
  async () => (await import('../features/client-orders/order-draft-page')).OrderDraftPage,
)
const DraftsPage = lazyPart(
  async () => (await import('../features/client-orders/drafts/drafts-page')).DraftsPage,
)
const OrderPage = lazyPart(async () => (await import('../features/client-orders/order/order-page')).OrderPage)

/** The pages of an account, in their frame. */
export function AccountRoutes() {
  const [route] = useLocation()
  return (
    <AccountFrame>
      <Arriving route={route}>
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
      </Arriving>
    </AccountFrame>
  )
}
