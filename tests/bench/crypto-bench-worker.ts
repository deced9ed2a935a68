import 'reflect-metadata'
import forge from 'node-forge'
import { createPause } from '../../src/crypto-worker/pause'
import { createCsr } from '../../src/pki/csr/csr'
import { generateKeyPair, importKeyPair } from '../../src/pki/keys/key-pair'
import { buildPkcs12 } from '../../src/pki/pkcs12/pkcs12'
import { pkcs12Profiles } from '../../src/pki/pkcs12/profiles'

/** One task to time. The key and its certificates are the same for all contestants; PEM. */
export interface BenchJob {
  readonly contestant: 'certdesk' | 'node-forge'
  readonly task: 'key' | 'csr' | 'pkcs12'
  readonly privateKeyPem: string
  readonly certificatePems: readonly string[]
  readonly password: string
}
export type BenchReply = { readonly milliseconds: number } | { readonly failure: string }

const commonName = 'Alice Whitcombe'
const email = 'alice@brightwater.example'

type Prepare = (job: BenchJob) => Promise<() => unknown> | (() => unknown)

const derOf = (pem: string) =>
  Uint8Array.from(atob(pem.replace(/-----[^-]+-----|\s/g, '')), (c) => c.charCodeAt(0))

/** The preparation isn't timed; the function that it gives back is. */
const contests: Record<BenchJob['contestant'], Record<BenchJob['task'], Prepare>> = {
  certdesk: {
    key: () => () => generateKeyPair('rsa_2048', crypto),
    async csr({ privateKeyPem }) {
      const keyPair = await importKeyPair(derOf(privateKeyPem), crypto)
      return () => createCsr({ commonName, emails: [email] }, keyPair, crypto)
    },
    pkcs12({ privateKeyPem, certificatePems, password }) {
      const [leaf = new Uint8Array(), ...chain] = certificatePems.map(derOf)
      const pkcs8Der = derOf(privateKeyPem)
      const parts = {
        pkcs8Der,
        certificateDers: [leaf, ...chain],
        profile: 'modern',
        password,
        friendlyName: commonName,
      } as const
      // As the product does it: with the pauses that let a cancel in.
      return () => buildPkcs12(parts, crypto, createPause(new AbortController().signal))
    },
  },
  'node-forge': {
    key: () => () => forge.pki.rsa.generateKeyPair(2048),
    csr({ privateKeyPem }) {
      const privateKey = forge.pki.privateKeyFromPem(privateKeyPem)
      const publicKey = forge.pki.setRsaPublicKey(privateKey.n, privateKey.e)
      return () => {
        const csr = forge.pki.createCertificationRequest()
        csr.publicKey = publicKey
        csr.setSubject([{ name: 'commonName', value: commonName }])
        csr.setAttributes([
          {
            name: 'extensionRequest',
            extensions: [{ name: 'subjectAltName', altNames: [{ type: 1, value: email }] }],
          },
        ])
        csr.sign(privateKey, forge.md.sha256.create())
        return forge.pki.certificationRequestToPem(csr)
      }
    },
    pkcs12({ privateKeyPem, certificatePems, password }) {
      const privateKey = forge.pki.privateKeyFromPem(privateKeyPem)
      const certificates = certificatePems.map((pem) => forge.pki.certificateFromPem(pem))
      const options = {
        algorithm: 'aes256',
        count: pkcs12Profiles.modern.iterations,
        prfAlgorithm: 'sha256',
        friendlyName: commonName,
      } as const
      return () =>
        forge.asn1.toDer(forge.pkcs12.toPkcs12Asn1(privateKey, certificates, password, options)).getBytes()
    },
  },
}

addEventListener('message', async ({ data: job }: MessageEvent<BenchJob>) => {
  const answer = (reply: BenchReply) => postMessage(reply)
  try {
    const run = await contests[job.contestant][job.task](job)
    const start = performance.now()
    await run()
    answer({ milliseconds: performance.now() - start })
  } catch (error) {
    answer({ failure: `${job.contestant} ${job.task}: ${error}` })
  }
})
