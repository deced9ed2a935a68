/**
 * The rooms of a part that has grown, top first: a room imports itself and the rooms below it. A room is a folder or a single
 * file; `.` stands for the other files that lie in the part's own folder. CONTRIBUTING.md prints this table.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  'features/keygen': [
    '.',
    'link-state',
    'done',
    'waiting',
    'questions',
    'password',
    'key',
    'checks',
    'files',
    'flow',
    'link',
  ],
  'features/client-orders': [
    '.',
    'check',
    'recipients',
    'settings',
    'payment',
    'order',
    'catalogue',
    'import',
    'rows',
    'drafts',
    'csr',
    'wizard',
  ],
  ui: ['lists', 'fields', 'languages', 'pages', 'buttons', 'timing', 'texts', 'theme'],
  pki: ['pkcs12', 'csr', 'certificates', 'keys', 'signatures', 'passwords', 'ciphers', 'digests', 'der'],
  domain: [
    'orders',
    'addresses',
    'certificates',
    'passwords',
    'devices',
    'files',
    'keys',
    'texts',
    'fault-codes',
  ],
}
