import { Route, Switch, useLocation } from 'wouter'
import { lazyPart } from '../arrivals'
import { leadsToGenerate, paths } from '../paths'
import { Arriving } from '../ui/pages/arriving'
import { NotFoundPage } from './not-found-page'
import { RouteError } from './route-error'

const HomePage = lazyPart(async () => (await import('./home-page')).HomePage)
const GeneratePage = lazyPart(async () => (await import('../features/keygen/generate-page')).GeneratePage)
const GuidesPage = lazyPart(async () => (await import('../features/install-guides/guides-page')).GuidesPage)
const RepairPage = lazyPart(async () => (await import('../features/repair/repair-page')).RepairPage)
const KeptKeysPage = lazyPart(async () => (await import('../features/keygen/kept-keys-page')).KeptKeysPage)
const AccountRoutes = lazyPart(async () => (await import('./account-routes')).AccountRoutes)

/** The site map. Pages that do something are chunks of their own. */
export function Routes() {
  const [route] = useLocation()
  return (
    <RouteError route={route}>
      <Arriving route={leadsToGenerate(route) ? paths.generate() : route}>
        {/* One place in the tree for all spellings of its address: the page cleans it and outlives that. */}
        {leadsToGenerate(route) ? <GeneratePage /> : <OtherRoutes />}
      </Arriving>
    </RouteError>
  )
}

function OtherRoutes() {
  return (
    <Switch>
      <Route path={paths.home()} component={HomePage} />
      <Route path={paths.installGuide()}>
        <GuidesPage />
      </Route>
      <Route path={`${paths.installGuide()}/:deviceId`}>
        {({ deviceId }) => <GuidesPage deviceId={deviceId} />}
      </Route>
      <Route path={paths.repair()} component={RepairPage} />
      <Route path={paths.keptKeys()} component={KeptKeysPage} />
      <Route path={`${paths.order('')}*`} component={AccountRoutes} />
      <Route component={NotFoundPage} />
    </Switch>
  )
}
