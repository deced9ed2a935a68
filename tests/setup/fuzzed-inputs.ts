/** Where an input is on the page that `tests/browser/long-tasks` opens under this name. */
interface FuzzedInput {
  readonly page: string
  readonly at: string
}

/**
 * Every text and file input of the product, as `inputsIn` names them. A new one fails
 * `tests/unit/ui/fuzzed-inputs.test.ts` until it is here, and what is here is fuzzed, or fails.
 */
export const fuzzedInputs = {
  'keygen/link-state/trouble-page TextAreaField id="mailed-link"': {
    page: 'damaged link',
    at: '#mailed-link',
  },
  'keygen/link-state/code-page TextField id="one-time-code"': { page: 'one-time code', at: '#one-time-code' },
  'keygen/password/own-part PasswordField id="password-own"': { page: 'own password', at: '#password-own' },
  'keygen/password/own-part PasswordField id="password-repeat"': {
    page: 'own password',
    at: '#password-repeat',
  },
  'keygen/waiting/resume-step PasswordField id="resume-password"': { page: 'resume', at: '#resume-password' },
  'keygen/waiting/open-file-step FileField id="request-file"': {
    page: 'request file',
    at: '#request-file-input',
  },
  'keygen/waiting/open-file-step PasswordField id="request-file-password"': {
    page: 'request file',
    at: '#request-file-password',
  },
  'repair/open-form FileField id="repair-file"': { page: 'repair', at: '#repair-file-input' },
  'repair/open-form PasswordField id="repair-password"': { page: 'repair', at: '#repair-password' },
  'repair/open-form PasswordField id="repair-key-password"': { page: 'repair', at: '#repair-key-password' },
  'repair/make-form PasswordField id="repair-own"': { page: 'new file', at: '#repair-own' },
  'repair/make-form PasswordField id="repair-repeat"': { page: 'new file', at: '#repair-repeat' },
  "client-orders/settings/new-organization-fields TextField {...field('name')}": {
    page: 'settings',
    at: '[id="order-organization-organization-name"]',
  },
  "client-orders/settings/new-organization-fields TextField {...field('locality')}": {
    page: 'settings',
    at: '[id="order-organization-organization-locality"]',
  },
  "client-orders/settings/new-organization-fields TextField {...field('organizationIdentifier')}": {
    page: 'settings',
    at: '[id="order-organization-organization-organizationIdentifier"]',
  },
  "client-orders/settings/new-organization-fields TextField {...field('phone')}": {
    page: 'settings',
    at: '[id="order-organization-organization-phone"]',
  },
  'client-orders/settings/organization-field TextField id="order-organization-search"': {
    page: 'settings',
    at: '#order-organization-search',
  },
  "client-orders/settings/validity-field TextField id={fieldIdOf('/validity/days')}": {
    page: 'settings',
    at: '#order-validity-days',
  },
  "client-orders/settings/validity-field DateField id={fieldIdOf('/validity/date')}": {
    page: 'last day',
    at: '#order-validity-date',
  },
  'client-orders/recipients/names TextField id={fieldElementId(row.rowId, `/${field}`)}': {
    page: 'recipients',
    at: '[id^="recipient-"][id$="-surname"]',
  },
  'client-orders/recipients/emails TextField id={idAt(index)}': {
    page: 'recipients',
    at: '[id^="recipient-"][id$="-emails-0"]',
  },
  'client-orders/csr/form TextAreaField id={id}': {
    page: 'recipients',
    at: '[id^="recipient-"][id$="-csrPem"]',
  },
  'client-orders/csr/form FileField id={`${id}-file`}': {
    page: 'recipients',
    at: '[id^="recipient-"][id$="-csrPem-file-input"]',
  },
  'client-orders/recipients/notification-emails-field TextAreaField id={notificationEmailsId}': {
    page: 'recipients',
    at: '#notification-emails',
  },
  'client-orders/recipients/list-bar TextField id="recipients-search"': {
    page: 'recipients',
    at: '#recipients-search',
  },
  'client-orders/import/panel TextAreaField id="recipients-paste"': {
    page: 'list of recipients',
    at: '#recipients-paste',
  },
  'client-orders/import/panel FileField id="recipients-file"': {
    page: 'list of recipients',
    at: '#recipients-file-input',
  },
  'client-orders/wizard/searched-list TextField id={id}': { page: 'check', at: '#check-search' },
  'client-orders/payment/deposit-panel TextField id="order-deposit"': {
    page: 'deposit',
    at: '#order-deposit',
  },
} as const satisfies Readonly<Record<string, FuzzedInput>>

type Fuzzed = typeof fuzzedInputs
export type FuzzedPage = Fuzzed[keyof Fuzzed]['page']

/** The inputs of a page, by where they are on it. */
export const inputsOn = (page: FuzzedPage): readonly string[] =>
  Object.values(fuzzedInputs).flatMap((input) => (input.page === page ? [input.at] : []))
