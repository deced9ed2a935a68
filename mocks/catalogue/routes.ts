import { agreementIdValues } from '../../src/contract/schema'
import { AppError } from '../../src/errors'
import { languageOf } from '../routing/requests'
import { route } from '../routing/route'
import { accountAgreement } from './agreement'
import { catalogue } from './catalogue'

const terms = { by: 'account', usualMs: 150 } as const

/** Routes about products, prices and agreements. */
export const catalogueRoutes = [
  route('get', '/products', terms, async () => ({ status: 200, body: catalogue() })),
  route('get', '/agreements/{agreementId}', terms, async ({ params, query }) => {
    const agreementId = agreementIdValues.find((value) => value === params.agreementId)
    if (!agreementId) throw new AppError('request-malformed')
    return { status: 200, body: await accountAgreement(agreementId, languageOf(query.get('language'))) }
  }),
]
