/**
 * The arrows: what each part may import. A part is a path below `src` (or `mocks/…`); the longest one that
 * fits a file is the file's own. Another part allows all files below its path; `type x` allows types of x
 * only, `url x` its address only. Within itself a part imports freely, but a feature never another feature,
 * and a block another block only where `blocksBelow` has a row for it. CONTRIBUTING.md prints these tables.
 */
export const arrows: Record<
  string,
  { readonly may: readonly string[]; readonly packages: readonly string[] }
> = {
  main: { may: ['app', 'ui/theme'], packages: [] },
  app: {
    may: [
      'features',
      'ui',
      'i18n',
      'api',
      'domain',
      'crypto-worker/client',
      'storage/preferences',
      'arrivals',
      'paths',
      'yield',
      'errors',
    ],
    packages: ['react', 'react-dom', '@tanstack/react-query', 'use-intl', 'wouter'],
  },
  features: {
    may: [
      'blocks',
      'ui',
      'i18n',
      'api',
      'contract',
      'domain',
      'crypto-worker/client',
      'storage/drafts',
      'storage/durability',
      'storage/shown-passphrases',
      'arrivals',
      'paths',
      'yield',
      'errors',
    ],
    packages: [
      'react',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'react-hook-form',
      '@hookform/resolvers',
      'papaparse',
      'use-intl',
      'wouter',
      'zod/mini',
    ],
  },
  blocks: {
    may: ['ui', 'i18n', 'contract', 'domain', 'crypto-worker/client', 'errors'],
    packages: ['react', '@tanstack/react-query', 'use-intl'],
  },
  ui: {
    may: ['arrivals', 'i18n', 'domain/keys/private-key-text', 'type errors'],
    packages: ['react', 'use-intl'],
  },
  i18n: { may: ['arrivals', 'errors'], packages: ['react', 'use-intl'] },
  api: {
    may: ['contract', 'domain', 'errors'],
    packages: ['@tanstack/react-query', 'openapi-fetch', 'zod/mini'],
  },
  storage: { may: ['domain', 'contract', 'errors'], packages: ['idb', 'zod/mini'] },
  'crypto-worker/client': {
    may: [
      'type crypto-worker/messages',
      'type crypto-worker/operation-context',
      'type crypto-worker/operations',
      'url crypto-worker/worker',
      'errors',
    ],
    packages: [],
  },
  'crypto-worker': {
    may: ['pki', 'storage/pending-keys', 'yield', 'errors'],
    packages: ['@zxcvbn-ts'],
  },
  pki: {
    may: [
      'domain/keys/private-key-text',
      'domain/keys/der-shape',
      'domain/certificates/chain-rules',
      'domain/passwords/readings',
      'type domain/certificates/name-constraints',
      'errors',
    ],
    packages: ['asn1js', 'pkijs', 'pvutils'],
  },
  domain: { may: ['contract', 'errors'], packages: [] },
  contract: { may: [], packages: [] },
  arrivals: { may: ['errors'], packages: ['react'] },
  paths: { may: [], packages: [] },
  yield: { may: [], packages: [] },
  errors: { may: [], packages: [] },
  'mocks/main': { may: ['main', 'mocks', 'yield'], packages: [] },
  'mocks/desk': {
    may: ['mocks', 'ui', 'i18n', 'contract', 'domain', 'errors', 'paths'],
    packages: ['react', 'react-dom', 'use-intl'],
  },
  'mocks/payment-provider': {
    may: ['mocks', 'i18n', 'contract', 'paths'],
    packages: ['react', 'react-dom'],
  },
  'mocks/serve': { may: ['mocks'], packages: ['node:util', 'vite'] },
  'mocks/dev': { may: [], packages: ['node:child_process'] },
  'mocks/served/http-world': { may: ['mocks'], packages: ['node:net'] },
  'mocks/served/http': { may: ['mocks', 'errors'], packages: ['node:http'] },
  'mocks/authority': {
    may: [
      'mocks/world/digest',
      'type mocks',
      'contract',
      'domain',
      'yield',
      'errors',
      'pki/der/pem',
      'pki/certificates/certificate',
    ],
    packages: ['@peculiar/x509', 'asn1js', 'pkijs', 'reflect-metadata'],
  },
  mocks: {
    may: [
      'mocks/authority',
      'contract',
      'domain',
      'yield',
      'errors',
      'paths',
      'pki/der/pem',
      'pki/certificates/certificate',
    ],
    packages: ['idb', 'msw', 'use-intl', 'zod/mini'],
  },
}

/**
 * Blocks are what two features need, a folder for each noun: the second feature that needs a thing moves it
 * here. Each stands alone, but for the blocks of this table.
 */
export const blocksBelow: Readonly<Record<string, readonly string[]>> = {}
