import type { NewOrganization } from '../../contract/schema'
import type { Fault, FaultCode } from '../fault-codes'
import { judgeSubjectText, subjectLimits } from '../texts/subject-text'
import { inUnicodeForm } from '../texts/unicode-form'
import { countryCodes } from './country-codes'

/** ITU-T E.164: up to 15 digits, written internationally. */
const phone = /^(\+|00)[1-9]\d{6,14}$/
/** S/MIME BR appendix A: scheme, country, perhaps a state, reference; GOV and INT stand without one. */
const identifier = /^(NTR|VAT|PSD|LEI|GOV|INT)([A-Z]{2})(\+[A-Z0-9]{1,3})?(-[A-Za-z0-9./: -]{1,100})?$/
/**
 * Where the VAT number's prefix is not the country's code: Greece, and Northern Ireland (Directive
 * 2006/112/EC, article 215).
 */
const vatPrefix: Readonly<Record<string, string>> = { GR: 'EL', GB: 'XI' }

/**
 * Everything that is wrong with an organization that is to be validated during the order.
 * `organization-identifier-malformed` also where its country is another.
 */
export function judgeNewOrganization(
  organization: NewOrganization,
  pointer: string,
): readonly (Fault<FaultCode> & { readonly pointer: string })[] {
  const texts = [
    ['name', judgeSubjectText(organization.name, subjectLimits.organizationName)],
    ['locality', judgeSubjectText(organization.locality, subjectLimits.locality)],
    ['countryCode', judgeCountry(organization.countryCode)],
    ['organizationIdentifier', judgeIdentifier(organization)],
    ['phone', judgePhone(organization.phone)],
  ] as const
  return texts.flatMap(([field, fault]) => (fault ? [{ pointer: `${pointer}/${field}`, ...fault }] : []))
}

function judgeCountry(code: string) {
  if (code.trim() === '') return { code: 'field-required' as const }
  return countryCodes.includes(code.trim()) ? null : { code: 'country-unknown' as const }
}

function judgeIdentifier({ organizationIdentifier, countryCode }: NewOrganization) {
  const text = organizationIdentifier.trim()
  if (text === '') return { code: 'field-required' as const }
  const [, scheme = '', country, , reference] = identifier.exec(text) ?? []
  const hasReference = reference !== undefined || scheme === 'GOV' || scheme === 'INT'
  const expected = scheme === 'LEI' || scheme === 'INT' ? 'XG' : countryCode.trim()
  const isOwn = country === expected || (scheme === 'VAT' && country === vatPrefix[expected])
  return scheme !== '' && hasReference && isOwn
    ? null
    : { code: 'organization-identifier-malformed' as const }
}

function judgePhone(text: string) {
  // As people write it: `+31 (0)20 123 45 67`, the zero being for callers at home; `+1 (555) 123-4567`.
  const digits = inUnicodeForm(text, 'NFKC')
    .replace('(0)', '')
    .replace(/[\s().\-/\u2010-\u2013]/g, '')
  if (digits === '') return { code: 'field-required' as const }
  return phone.test(digits) ? null : { code: 'phone-malformed' as const }
}
