/**
 * A name that a certificate holds, or that a limit speaks of (RFC 5280 §4.2.1.6). `rdns`: a directory name,
 * each part in the form in which parts are compared.
 */
export type GeneralName =
  | { readonly type: 'email' | 'dns' | 'uri' | 'ip' | 'upn'; readonly value: string }
  | { readonly type: 'directory'; readonly rdns: readonly string[]; readonly value: string }
  /** `value`: which kind, by OID or tag. */
  | { readonly type: 'other'; readonly value: string }

/**
 * A limit of an authority: which names below it may be (`permitted`) or may not (`excluded`). RFC 5280
 * §4.2.1.10.
 */
export interface NameConstraints {
  readonly permitted: readonly Subtree[]
  readonly excluded: readonly Subtree[]
  /** The extension, or a part of it, can't be read. */
  readonly unreadable: boolean
}

export interface Subtree {
  readonly base: GeneralName
  /** It has a minimum or a maximum, which RFC 5280 does away with and nobody judges. */
  readonly bounded: boolean
}

/** Null where every name is within the limits; else the first that isn't, or that can't be judged. */
export function nameOutside(
  names: readonly GeneralName[],
  { permitted, excluded, unreadable }: NameConstraints,
): { readonly name: GeneralName | null; readonly judged: boolean } | null {
  if (unreadable) return { name: null, judged: false }
  for (const name of names) {
    const sameForm = ({ base }: Subtree) => isSameForm(name, base)
    const within = permitted.filter(sameForm)
    const without = excluded.filter(sameForm)
    const unjudged = [...within, ...without].some(({ bounded }) => bounded) || !judgedForms.has(name.type)
    if (within.length + without.length > 0 && unjudged) return { name, judged: false }
    const isPermitted = within.length === 0 || within.some(({ base }) => holds(base, name, 'permitted'))
    if (!isPermitted || without.some(({ base }) => holds(base, name, 'excluded'))) {
      return { name, judged: true }
    }
  }
  return null
}

/**
 * Forms whose limits are judged here. Limits of others count only where a certificate has a name of that
 * form: then nobody can say that it keeps to them.
 */
const judgedForms: ReadonlySet<GeneralName['type']> = new Set(['email', 'dns', 'directory'])

function isSameForm(name: GeneralName, base: GeneralName): boolean {
  return name.type === base.type && (name.type !== 'other' || name.value === base.value)
}

type Purpose = 'permitted' | 'excluded'

/**
 * Whether a limit holds a name. Programs differ at the edges (the case of a mailbox's local part, a host's
 * subdomains, an empty limit): permitted names are read narrowly, excluded ones widely, so that a name that
 * one program refuses is refused here.
 */
function holds(base: GeneralName, name: GeneralName, purpose: Purpose): boolean {
  if (base.type === 'directory' && name.type === 'directory') {
    return base.rdns.every((rdn, index) => name.rdns[index] === rdn)
  }
  if (base.type === 'email') return holdsMailbox(base.value, name.value, purpose)
  return holdsHost(base.value.toLowerCase(), name.value.toLowerCase())
}

function holdsMailbox(base: string, mailbox: string, purpose: Purpose): boolean {
  const [local, host] = partsOf(mailbox)
  if (base.includes('@')) {
    const [baseLocal, baseHost] = partsOf(base)
    const isSameLocal =
      purpose === 'permitted' ? baseLocal === local : baseLocal.toLowerCase() === local.toLowerCase()
    return (isSameLocal || baseLocal === '') && baseHost === host
  }
  const limit = base.toLowerCase()
  if (limit === '') return purpose === 'excluded'
  // “.example.com” is all hosts of the domain and not the domain itself; “example.com” that host alone.
  if (limit.startsWith('.')) return host.endsWith(limit)
  return host === limit || (purpose === 'excluded' && host.endsWith(`.${limit}`))
}

function partsOf(mailbox: string): readonly [local: string, host: string] {
  const at = mailbox.lastIndexOf('@')
  return [mailbox.slice(0, Math.max(0, at)), mailbox.slice(at + 1).toLowerCase()]
}

function holdsHost(base: string, host: string): boolean {
  const limit = base.replace(/^\./, '')
  return limit === '' || host === limit || host.endsWith(`.${limit}`)
}
