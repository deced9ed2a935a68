const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', '.sendBeacon']
const storage = ['localStorage', 'sessionStorage', 'indexedDB', 'caches']
const page = ['document', 'window', 'self', 'navigator', 'location', 'history', 'React']

/** Names that code may not use: `in` a part, or everywhere in `src` but `outside` of some parts. */
export const forbiddenNames: readonly (
  | { readonly in: string; readonly names: readonly string[]; readonly why: string }
  | { readonly outside: readonly string[]; readonly names: readonly string[]; readonly why: string }
)[] = [
  {
    in: 'domain',
    names: [
      ...network,
      ...storage,
      ...page,
      'globalThis',
      'crypto',
      'Date.now',
      'new Date()',
      'Math.random',
      'performance',
      'setTimeout',
    ],
    why: 'rules of the business are pure: time and chance are arguments',
  },
  { in: 'pki', names: [...network, ...storage, ...page], why: 'bytes in, bytes out' },
  {
    outside: ['pki', 'crypto-worker'],
    names: ['CryptoKey', 'CryptoKeyPair', '.subtle'],
    why: 'keys are in the worker',
  },
  { outside: ['api'], names: network, why: 'api is the one door to the network' },
  { outside: ['storage'], names: storage, why: 'storage is the one door to the disk' },
  {
    outside: ['crypto-worker/client', 'app/warm-intl'],
    names: ['Worker', 'SharedWorker'],
    why: 'the client starts the one worker that has keys; the other one only formats a date',
  },
  {
    outside: ['api/query-keys'],
    names: ['queryKey: […]'],
    why: 'api/query-keys has every key under which an answer is kept',
  },
  {
    outside: [],
    names: ['satisfies …[]'],
    why: 'a list in which a value is missing satisfies that: take the contract’s values, or the type from the list',
  },
  {
    outside: ['ui/fields/file-bytes'],
    names: ['.arrayBuffer', 'FileReader'],
    why: 'a file is read in one place, which asks for its size first',
  },
  {
    outside: [],
    names: [
      'eval',
      'Function',
      '.innerHTML',
      '.outerHTML',
      '.insertAdjacentHTML',
      '.dangerouslySetInnerHTML',
    ],
    why: 'text never becomes code',
  },
]
