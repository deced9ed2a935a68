import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { median } from './rows.mjs'

/** @typedef {import('./crypto-bench-worker').BenchJob} BenchJob */

const password = 'k7mq-2xwz-9fhd-4tnb-c3vg-8rpy'
const iterations = '310000'
const workerRounds = 5
/** @type {Record<BenchJob['task'], number>} */
const rounds = { key: 15, csr: 15, pkcs12: 7 }

/** A key, a certificate for it, an issuing and a root certificate, made by OpenSSL in a folder of its own. */
function makeCredentials() {
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-bench-'))
  /** @param {...string} args */
  const openssl = (...args) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  writeFileSync(
    join(folder, 'ca.ext'),
    'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n',
  )
  writeFileSync(
    join(folder, 'leaf.ext'),
    'subjectAltName=email:alice@brightwater.example\nextendedKeyUsage=emailProtection\n',
  )
  for (const [name, issuer, extensions] of [
    ['root', '', 'ca.ext'],
    ['issuing', 'root', 'ca.ext'],
    ['leaf', 'issuing', 'leaf.ext'],
  ]) {
    openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', `${name}.key`)
    openssl('req', '-new', '-key', `${name}.key`, '-subj', `/CN=Bench ${name}`, '-out', `${name}.csr`)
    const signer = issuer
      ? ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial']
      : ['-key', `${name}.key`]
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...signer,
      '-days',
      '9',
      '-extfile',
      `${extensions}`,
      '-out',
      `${name}.pem`,
    )
  }
  /** @param {string} name */
  const read = (name) => readFileSync(join(folder, name), 'utf8')
  writeFileSync(join(folder, 'chain.pem'), read('issuing.pem') + read('root.pem'))
  return {
    folder,
    privateKeyPem: read('leaf.key'),
    certificatePems: ['leaf.pem', 'issuing.pem', 'root.pem'].map(read),
  }
}

/** @type {Record<BenchJob['task'], string[]>} */
const opensslCommands = {
  key: ['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', 'new.key'],
  csr: [
    'req',
    '-new',
    '-key',
    'leaf.key',
    '-subj',
    '/CN=Alice Whitcombe',
    '-addext',
    'subjectAltName=email:alice@brightwater.example',
    '-out',
    'new.csr',
  ],
  pkcs12: [
    ...[
      'pkcs12',
      '-export',
      '-inkey',
      'leaf.key',
      '-in',
      'leaf.pem',
      '-certfile',
      'chain.pem',
      '-name',
      'Alice Whitcombe',
    ],
    ...[
      '-keypbe',
      'AES-256-CBC',
      '-certpbe',
      'AES-256-CBC',
      '-macalg',
      'sha256',
      '-iter',
      iterations,
      '-passout',
      `pass:${password}`,
      '-out',
      'new.p12',
    ],
  ],
}

/**
 * Median milliseconds of each task by each contestant; the rounds are interleaved, so that a busy moment of
 * the machine hits all alike. OpenSSL's include the start of its process, as the command has it. Beside them,
 * what the product's own worker takes.
 * @param {import('playwright').Browser} browser
 */
export async function measureCrypto(browser) {
  const credentials = makeCredentials()
  const outDir = join(credentials.folder, 'dist')
  const base = { configFile: 'vite.config.ts', mode: 'production', logLevel: /** @type {const} */ ('error') }
  await build({
    ...base,
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: 'tests/bench/crypto-page.html' } },
  })
  const server = await preview({ ...base, build: { outDir }, preview: { port: 4193, headers: {} } })
  try {
    const page = await browser.newPage({ bypassCSP: true })
    await page.goto(`${server.resolvedUrls?.local[0]}tests/bench/crypto-page.html`)
    await page.waitForFunction(() => 'bench' in globalThis)
    const { privateKeyPem, certificatePems } = credentials
    /** @param {BenchJob} job @returns {Promise<number>} */
    const inBrowser = (job) => page.evaluate((it) => /** @type {any} */ (globalThis).bench(it), job)
    /** @type {Record<string, { certdesk: number, 'node-forge': number, openssl: number }>} */
    const medians = {}
    for (const task of /** @type {const} */ (['key', 'csr', 'pkcs12'])) {
      const times = {
        certdesk: /** @type {number[]} */ ([]),
        'node-forge': /** @type {number[]} */ ([]),
        openssl: /** @type {number[]} */ ([]),
      }
      for (let round = 0; round <= rounds[task]; round++) {
        for (const contestant of /** @type {const} */ (['certdesk', 'node-forge'])) {
          times[contestant].push(
            await inBrowser({ contestant, task, privateKeyPem, certificatePems, password }),
          )
        }
        const start = performance.now()
        execFileSync('openssl', opensslCommands[task], { cwd: credentials.folder, stdio: 'pipe' })
        times.openssl.push(performance.now() - start)
      }
      // The first round warms up everybody's code and is not counted.
      const of = (/** @type {number[]} */ list) => median(list.slice(1))
      medians[task] = {
        certdesk: of(times.certdesk),
        'node-forge': of(times['node-forge']),
        openssl: of(times.openssl),
      }
    }
    /** @type {import('./crypto-page').WorkerTimes[]} */
    const walks = []
    for (let round = 0; round < workerRounds; round++) {
      walks.push(
        await page.evaluate((it) => /** @type {any} */ (globalThis).benchProductWorker(it), password),
      )
    }
    /** @param {keyof import('./crypto-page').WorkerTimes} name */
    const of = (name) => median(walks.map((times) => times[name]))
    const worker = {
      seal: of('seal'),
      resume: of('resume'),
      estimatorArrives: of('estimatorArrives'),
      judge: of('judge'),
    }
    await page.close()
    return { medians, worker }
  } finally {
    await server.close()
    rmSync(credentials.folder, { recursive: true, force: true })
  }
}
