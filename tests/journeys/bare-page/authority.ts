import 'reflect-metadata'
import { createHash, createPublicKey, webcrypto } from 'node:crypto'
import { Pkcs10CertificateRequest } from '@peculiar/x509'
import type { CsrSubmission, Pickup } from '../../../src/contract/schema'
import type { ErrorCode } from '../../../src/errors'
import { pemOf } from '../../../src/pki/der/pem'
import { createRoot, type TestAuthority } from '../../setup/pki-authority'
import type { Habits, Reply } from './page'

/** The things that may go otherwise than planned on the way to a certificate. */
export interface Circumstances extends Omit<Habits, 'password'> {
  readonly keepsNothing: boolean
  /** The certificate comes only after it was asked for again. */
  readonly issuesLater: boolean
  /** How many replies to the CSR get lost after the server took it. */
  readonly lostReplies: number
  readonly failsEverySecond: boolean
}

const provider = webcrypto as Crypto
const email = 'alice@brightwater.example'
const commonName = 'Alice Whitcombe'
const curve = { name: 'ECDSA', namedCurve: 'P-256' }

export interface BareAuthority {
  readonly issuing: TestAuthority
  readonly chainPem: readonly string[]
}

/** An authority below a root, made once for a run. */
export async function makeAuthority(): Promise<BareAuthority> {
  const keys = await provider.subtle.generateKey(curve, true, ['sign', 'verify'])
  const root = await createRoot('Bare Root', provider, keys as CryptoKeyPair)
  const issuing = await root.issueAuthority('Bare Issuing CA')
  return { issuing, chainPem: [issuing.certificatePem, root.certificatePem] }
}

/**
 * The one order of one person: a server that takes one key and issues once, and the files that the person
 * has. It outlives every page that asks it.
 */
export function createOrder({ issuing, chainPem }: BareAuthority, password: string, given: Circumstances) {
  let requests = 0
  let asked = 0
  let { lostReplies } = given
  let taken: string | null = null
  const issued: string[] = []
  const files: string[] = []
  const events: string[] = []
  let done: Buffer | null = null
  let stuck: string | null = null
  const now = () => new Date().toISOString()
  const fault = (code: ErrorCode, status: number): Reply => ({ fault: { code, status } })

  const issue = async (csrPem: string) => {
    const der = await issuing.issueMail(csrPem, email, { subject: `CN=${commonName}` })
    issued.push(pemOf('certificate', der))
  }
  const pickup = (): Pickup => ({
    pickupId: 'pickup-of-the-bare-page',
    status: taken === null ? 'ready' : issued.length > 0 ? 'issued' : 'pending',
    asOf: now(),
    orderNumber: '1004214',
    productName: 'Secure Email for Employee',
    commonName,
    organizationName: null,
    emails: [email],
    validityDays: 365,
    usages: ['sign_email', 'encrypt_email'],
    keyProfiles: ['ec_p256'],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    openItems: [],
    submission: taken === null ? null : { publicKeySha256: taken, receivedAt: now() },
    issued: issued.length > 0 ? { issuedAt: now(), serialNumber: '0a1b2c', notAfter: now() } : null,
    refusal: null,
    cancelledAt: null,
    revokedAt: null,
    contact: { name: 'Grace Okafor', email: 'grace@brightwater.example' },
  })
  let csr = ''
  const answers: Record<string, (input: never) => Reply | Promise<Reply>> = {
    habits: () => ({ value: { password, ...given } satisfies Habits }),
    async pickup() {
      if (taken !== null && issued.length === 0 && asked++ > 0) await issue(csr)
      return { value: pickup() }
    },
    async submitCsr({ csrPem }: CsrSubmission) {
      if (given.failsEverySecond && ++requests % 2 === 0) return fault('server-fault', 500)
      const sha = publicKeySha256Of(csrPem)
      if (taken !== null && taken !== sha) return fault('pickup-key-conflict', 409)
      if (taken === null) {
        taken = sha
        csr = csrPem
        if (!given.issuesLater) await issue(csrPem)
      }
      if (lostReplies-- > 0) return { fault: { code: 'network-unreachable' } }
      return {
        value: { status: issued.length > 0 ? 'issued' : 'pending', publicKeySha256: sha, receivedAt: now() },
      }
    },
    fetchCertificate() {
      if (given.failsEverySecond && ++requests % 2 === 0) return fault('server-fault', 500)
      const [certificatePem] = issued
      if (certificatePem === undefined) return fault('certificate-not-issued', 404)
      return { value: { certificatePem, chainPem } }
    },
    newestFile: () => ({ value: files.at(-1) ?? null }),
    saveFile: (text) => ({ value: files.push(text) }),
    event: (name) => ({ value: events.push(name) }),
    done(base64) {
      done = Buffer.from(base64, 'base64')
      return { value: null }
    },
    stuck(why) {
      stuck = why
      return { value: null }
    },
  }

  return {
    issued,
    files,
    events,
    get taken() {
      return taken
    },
    get done() {
      return done
    },
    get stuck() {
      return stuck
    },
    async answer(what: string, input: string): Promise<string> {
      const reply = await answers[what]?.(JSON.parse(input) as never)
      return JSON.stringify(reply)
    },
  }
}
export type Order = ReturnType<typeof createOrder>

/** SHA-256 of the SubjectPublicKeyInfo in a CSR, lower-case hex. */
function publicKeySha256Of(csrPem: string): string {
  const { publicKey } = new Pkcs10CertificateRequest(csrPem)
  const key = createPublicKey({ key: Buffer.from(publicKey.rawData), format: 'der', type: 'spki' })
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
}
