import type { CsrReceipt, Pickup } from '../../../src/contract/schema'
import type { CryptoWorkerClient, KeptKeyFacts } from '../../../src/crypto-worker/client'
import { AppError } from '../../../src/errors'
import { goodCertificate, goodIssuers } from '../../setup/checked-certificate'

export const pickupId = 'pickup-alice-0001'
const now = '2026-11-21T12:00:00Z'
const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'

interface SealedRecord {
  readonly facts: KeptKeyFacts
  readonly sealedKeyPem: string
}

/**
 * The things that outlive a page: the server, the disk, the files a person saved. Pages come and are killed.
 */
export interface KilledWorld {
  /** Public keys the server took; more than one would be two certificates. */
  readonly taken: Set<string>
  issued: boolean
  readonly disk: Map<string, SealedRecord>
  readonly files: string[]
  readonly keepsNothing: boolean
  /** The person takes the backup that is offered while the certificate is waited for. */
  readonly savesBackup: boolean
  /** The server issues only after it was asked once more. */
  readonly issuesLater: boolean
  /** Replies that get lost after the server took the request. */
  lostReplies: number
  /** Every second request fails before anything is done for it. */
  readonly failsEverySecond?: boolean
  /** Requests that came in. */
  requests?: number
}

/** Nothing was sent, kept or lost yet, and nothing goes wrong. */
export const untouchedWorld = (): KilledWorld => ({
  taken: new Set(),
  issued: false,
  disk: new Map(),
  files: [],
  keepsNothing: false,
  savesBackup: false,
  issuesLater: false,
  lostReplies: 0,
})

/** The life of one page: every step it takes may be its last. */
export function createLife(killedAt: number) {
  let steps = 0
  return {
    get over() {
      return steps > killedAt
    },
    /** Resolves in a moment; never again once the page was killed. */
    async step(): Promise<void> {
      if (++steps > killedAt) await new Promise(() => {})
      await Promise.resolve()
    },
  }
}
export type Life = ReturnType<typeof createLife>

/** EncryptedPrivateKeyInfo with PBES2, and 200 bytes in which the content lies in clear. */
const derHead = '\x30\x81\xd8\x30\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d\x04\x81\xc8'
const pemOf = (content: object) =>
  `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${btoa(derHead + JSON.stringify(content).padEnd(200))
    .match(/.{1,64}/g)
    ?.join('\n')}\n-----END ENCRYPTED PRIVATE KEY-----\n`
const contentOf = (sealedKeyPem: string) =>
  JSON.parse(atob(sealedKeyPem.replace(/-----[^-]+-----|\s/g, '')).slice(derHead.length)) as {
    sha: string
    password: string
  }

let keysMade = 0

/** A crypto worker without cryptography, whose keys die with the page and whose disk is the world's. */
export function createMortalWorker(world: KilledWorld, life: Life): CryptoWorkerClient {
  const held = new Map<string, string>()
  const hold = (sha: string) => {
    const keyId = `id of ${sha}`
    held.set(keyId, sha)
    return { keyId, publicKeySha256: sha, keyProfile: 'rsa_2048' }
  }
  const heldSha = (keyId: string) => {
    const sha = held.get(keyId)
    if (sha === undefined) throw new AppError('key-forgotten')
    return sha
  }
  const open = (sealedKeyPem: string, password: string) => {
    const content = contentOf(sealedKeyPem)
    if (content.password !== password) throw new AppError('sealed-key-password-wrong')
    return hold(content.sha)
  }
  const recordOf = (sha: string) => {
    const record = world.disk.get(sha)
    if (!record) throw new AppError('kept-key-missing')
    return record
  }
  const operations: Record<string, (input: never) => unknown> = {
    makeKeyAndCsr: () => {
      const reference = hold((++keysMade).toString(16).padStart(64, '0'))
      return { ...reference, csrPem: `csr of ${reference.publicKeySha256}` }
    },
    makeCsr: ({ keyId }: { keyId: string }) => ({ csrPem: `csr of ${heldSha(keyId)}` }),
    keepKey: ({ keyId, password, facts }: { keyId: string; password: string; facts: KeptKeyFacts }) => {
      const sha = heldSha(keyId)
      const sealedKeyPem = pemOf({ sha, password })
      if (world.keepsNothing) return { sealedKeyPem, kept: false, fault: 'storage-unavailable' }
      const notes = { keyProfile: 'rsa_2048', sentAt: null, fileSavedAt: null } as const
      world.disk.set(sha, { facts: { ...facts, ...notes, publicKeySha256: sha }, sealedKeyPem })
      return { sealedKeyPem, kept: true, fault: null }
    },
    openKeptKey: ({ publicKeySha256, password }: { publicKeySha256: string; password: string }) =>
      open(recordOf(publicKeySha256).sealedKeyPem, password),
    keptKeyPem: ({ publicKeySha256 }: { publicKeySha256: string }) => recordOf(publicKeySha256),
    openSealedKey: ({ sealedKeyPem, password }: { sealedKeyPem: string; password: string }) =>
      open(sealedKeyPem, password),
    noteKeptKey: ({ publicKeySha256, ...note }: { publicKeySha256: string }) => {
      const record = recordOf(publicKeySha256)
      world.disk.set(publicKeySha256, { ...record, facts: { ...record.facts, ...note } })
    },
    dropKeptKeys: () => world.disk.clear(),
    forgetKey: ({ keyId }: { keyId: string }) => void held.delete(keyId),
    checkCertificate: ({ keyId }: { keyId: string }) => ({
      certificate: { ...goodCertificate, notBefore: now, organizationNames: [] },
      keyMatches: world.taken.has(heldSha(keyId)),
      chain: { outcome: 'complete', certificates: [goodCertificate, ...goodIssuers] },
    }),
    buildPkcs12: ({ keyId }: { keyId: string }) => ({
      pkcs12Der: new TextEncoder().encode(heldSha(keyId)),
    }),
  }
  return {
    async call(name: string, input: unknown) {
      await life.step() // killed before it happens
      const output = operations[name]?.(input as never)
      await life.step() // killed before anybody hears of it
      return output
    },
    warmUp: () => {},
    stop: () => held.clear(),
  } as unknown as CryptoWorkerClient
}

/** The server's side of the two requests the work makes. */
export function createMortalServer(world: KilledWorld, life: Life) {
  const receive = () => {
    world.requests = (world.requests ?? 0) + 1
    if (world.failsEverySecond && world.requests % 2 === 0)
      throw new AppError('server-fault', { status: 500 })
  }
  return {
    async submitCsr(_link: unknown, { csrPem }: { csrPem: string }): Promise<CsrReceipt> {
      await life.step()
      receive()
      const sha = csrPem.replace('csr of ', '')
      if (world.taken.size > 0 && !world.taken.has(sha))
        throw new AppError('pickup-key-conflict', { status: 409 })
      world.taken.add(sha)
      if (!world.issuesLater) world.issued = true
      await life.step()
      if (world.lostReplies-- > 0) throw new AppError('network-unreachable')
      return { status: world.issued ? 'issued' : 'pending', publicKeySha256: sha, receivedAt: now }
    },
    async fetchCertificate() {
      await life.step()
      receive()
      if (!world.issued) throw new AppError('certificate-not-issued', { status: 404 })
      return { certificatePem: pem, chainPem: [pem] }
    },
    pickup(): Pickup {
      const [sha] = world.taken
      return {
        pickupId,
        status: sha === undefined ? 'ready' : world.issued ? 'issued' : 'pending',
        asOf: now,
        orderNumber: '1004214',
        productName: 'Secure Email for Employee',
        commonName: 'Alice Whitcombe',
        organizationName: null,
        emails: ['alice@brightwater.example'],
        validityDays: 730,
        usages: ['sign_email', 'encrypt_email'],
        keyProfiles: ['rsa_2048'],
        expiresAt: '2026-12-21T12:00:00Z',
        openItems: [],
        submission: sha === undefined ? null : { publicKeySha256: sha, receivedAt: now },
        issued: world.issued
          ? { issuedAt: now, serialNumber: '0a1b2c', notAfter: '2028-11-20T12:00:00Z' }
          : null,
        refusal: null,
        cancelledAt: null,
        revokedAt: null,
        contact: { name: 'Grace Okafor', email: 'grace@brightwater.example' },
      }
    },
  }
}
