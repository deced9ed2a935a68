import { route } from '../routing/route'
import { accountOf, domainsOf, organizationsOf } from './account'

const terms = { by: 'account', usualMs: 120 } as const

/** Routes about the account, its organizations and its domains. */
export const accountRoutes = [
  route('get', '/account', terms, async ({ world }) => ({ status: 200, body: await world.read(accountOf) })),
  route('get', '/organizations', terms, async ({ world }) => ({
    status: 200,
    body: { organizations: await world.read(organizationsOf) },
  })),
  route('get', '/domains', terms, async ({ world }) => ({
    status: 200,
    body: { domains: await world.read(domainsOf) },
  })),
]
