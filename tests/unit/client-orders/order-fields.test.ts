import { describe, expect, test } from 'vitest'
import {
  fieldOf,
  missingOf,
  missingOfRecipient,
} from '../../../src/features/client-orders/wizard/order-fields'
import { stepOfPointer } from '../../../src/features/client-orders/wizard/steps'
import { catalogueOf } from '../../setup/catalogues'

const order = catalogueOf('en')['order'] as Readonly<
  Record<'fieldLabel' | 'missing', Readonly<Record<string, string>>>
>

describe('the field that a pointer leads to', () => {
  test.each([
    ['/organization', 'settings', 'organization', null],
    ['/organization/organizationId', 'settings', 'organization', null],
    ['/organization/organization/name', 'settings', 'organizationName', 'organizationName'],
    ['/organization/organization/name/0', 'settings', 'organizationName', null],
    ['/validity/days', 'settings', 'validity', null],
    ['/renewal/times', 'options', 'renewal', null],
    ['/recipients/7/emails/0', 'recipients', 'recipients', null],
    ['/payment', 'payment', 'payment', null],
    ['/payment/method', 'payment', 'payment', 'paymentMethod'],
    ['/payment/paymentSessionId', 'payment', 'payment', 'card'],
    ['/servicesAgreement/version', 'agreement', 'servicesAgreement', null],
    ['/masterAgreementVersion', 'check', 'masterAgreement', null],
  ])('%s: asked for in “%s”, called “%s”', (pointer, step, label, missing) => {
    expect([stepOfPointer(pointer), fieldOf(pointer)?.label, missingOf(pointer)]).toEqual([
      step,
      label,
      missing,
    ])
    expect(order.fieldLabel).toHaveProperty(label)
    if (missing !== null) expect(order.missing).toHaveProperty(missing)
  })

  test.each(['', '/', '/ordersOfTomorrow', '/paymentTerms', '/toString'])('none for “%s”', (pointer) => {
    expect([fieldOf(pointer), stepOfPointer(pointer), missingOf(pointer)]).toEqual([null, 'check', null])
  })
})

test('what is missing of a recipient', () => {
  expect(['givenName', 'emails', 'csrPem', 'language', 'toString'].map(missingOfRecipient)).toEqual([
    'givenName',
    'email',
    'csr',
    null,
    null,
  ])
})
