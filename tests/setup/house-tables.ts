/** Exports that tests alone import, by file: what is exported for its proof. */
export const exportsForTests: Readonly<Record<string, readonly string[]>> = {
  'mocks/account/session.ts': ['maxSessions'],
  'mocks/authority/checks.ts': ['maxCsrPemLength'],
  'mocks/authority/profiles.ts': ['certificateProfiles'],
  'mocks/links/links.ts': ['linkLifeDays', 'accessLifeHours'],
  'mocks/payment/cards.ts': ['isCardNumber'],
  'mocks/records/order-events.ts': ['Chapter'],
  'mocks/routing/requests.ts': ['maxBodyBytes'],
  'mocks/served/http.ts': ['answeringRequests', 'isForWorld'],
  'mocks/stage/pace.ts': ['Pace'],
  'src/api/bounded-reply.ts': ['maxReplyBytes'],
  'src/api/client.ts': ['createApiClient'],
  'src/api/request-log.ts': ['keptRequests', 'createRequestLog'],
  'src/crypto-worker/client.ts': ['CallOptions'],
  'src/domain/certificates/checks.ts': [
    'CheckedCertificate',
    'CertificateUnderCheck',
    'certificateCheckNames',
    'CertificateCheckName',
    'OrderedCertificate',
  ],
  'src/domain/devices.ts': ['DeviceReader'],
  'src/domain/fault-codes.ts': ['faultCodes'],
  'src/domain/orders/client-order-draft.ts': ['submissionOf'],
  'src/domain/orders/recipient-repeats.ts': ['RepeatFault'],
  'src/errors.ts': ['errorCodes'],
  'src/features/client-orders/drafts/use-account-drafts.ts': ['draftsOf'],
  'src/features/client-orders/import/table.ts': ['readRecipientTable'],
  'src/features/keygen/flow/states.ts': ['KeygenOutcome'],
  'src/features/keygen/kept-keys-page.tsx': ['KeptKeys'],
  'src/features/repair/repair-page.tsx': ['RepairFile'],
  'src/i18n/messages.ts': ['joinCatalogues'],
  'src/i18n/use-formatter.ts': ['unbroken'],
  'src/pki/certificates/chain.ts': ['maxPoolSize', 'rootFirst'],
  'src/pki/der/limits.ts': ['DerLimits'],
  'src/pki/der/pem.ts': ['pemLabels', 'PemKind'],
  'src/pki/passwords/pkcs12-derivation.ts': ['derivationPurposes'],
  'src/storage/database.ts': ['withDatabase'],
  'src/storage/draft-record.ts': ['draftRecordVersion'],
  'src/storage/drafts.ts': ['DraftsOptions'],
  'src/ui/lists/step-list.tsx': ['StepListItem'],
  'src/ui/texts/mail-link.tsx': ['mailtoAddress'],
}

/**
 * Exports that something other than a TypeScript file takes: what the contract's generator writes, what Vite
 * asks for.
 */
export const exportsForOthers: Readonly<Record<string, readonly string[] | 'all'>> = {
  'src/contract/schema.ts': 'all',
  'src/app/part-loader.ts': ['__vitePreload'],
  'mocks/served/http-world.ts': ['serveWorldOverHttp'],
}

/**
 * Folders that may have more code files than the rule says, and how many. A row goes when its folder is
 * divided.
 */
export const crowdedFoldersSoFar: Readonly<Record<string, number>> = {}

/** Folders of tests that are about no one part. */
export const testsOfNoPart: Readonly<Record<string, string>> = {
  'tests/browser/long-tasks': 'one budget for every input of every part',
}
