import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { CertificateCheck } from '../../../../src/domain/certificates/checks'
import { CheckList } from '../../../../src/features/keygen/checks/list'
import { languages } from '../../../../src/i18n/language'
import { renderPart } from '../../render-part'

test.each(languages)('a failed check names itself and its reason (%s)', async (language) => {
  const failures: CertificateCheck[] = [
    { name: 'key-matches', passed: false, failure: { reason: 'another-key' } },
    { name: 'chain-complete', passed: false, failure: { reason: 'chain-not-sent', issuer: 'CN=Middle CA' } },
    {
      name: 'emails-included',
      passed: false,
      failure: { reason: 'emails-missing', emails: ['a@b.example'] },
    },
    {
      name: 'valid-now',
      passed: false,
      failure: { reason: 'expired', certificate: null, notAfter: '2020-01-02T03:04:05Z' },
    },
    {
      name: 'usages-permitted',
      passed: false,
      failure: { reason: 'usages-missing', usages: ['sign_email'] },
    },
    { name: 'file-opens', passed: false, failure: { reason: 'file-differs', part: 'certificates' } },
  ]
  await renderPart(<CheckList checks={failures} emailCount={1} />, language)
  const lines = page
    .getByRole('listitem')
    .elements()
    .map(({ textContent }) => textContent)
  expect(lines).toHaveLength(6)
  expect(lines[1]).toContain('CN=Middle CA')
  expect(lines[2]).toContain('a@b.example')
  expect(lines[3]).toContain('2020')
  expect(lines[5]).toContain('certificates')
  expect(lines.join()).not.toContain('keygen.')
})
