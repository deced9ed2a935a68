import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium, findFirefox, findHeadlessChromium, findProgram, findWebkit } from './browsers.mjs'
import { findPython } from './python.mjs'

/**
 * The programs that the tests need from the machine. `find` says where one is, `packages` are the Debian
 * packages that bring it. A program that is `spared` is tried for once and done without: nothing is tested
 * less, it only takes longer.
 * @typedef {{ name: string, find: () => string | undefined, packages: string[], spared?: true }} Tool
 * @type {readonly Tool[]}
 */
const tools = [
  { name: 'Chromium', find: findChromium, packages: ['chromium', 'fonts-noto-cjk'] },
  {
    name: 'Chromium’s headless shell',
    find: () => process.env['CERTDESK_CHROMIUM'] ?? findProgram('chromium-headless-shell'),
    packages: ['chromium', 'chromium-headless-shell'], // of one version, or apt would take the other away
    spared: true,
  },
  { name: 'Firefox', find: findFirefox, packages: ['firefox-esr'] },
  { name: 'WebKitGTK', find: () => findWebkit()?.driver, packages: ['webkit2gtk-driver', 'xvfb'] },
  { name: 'OpenSSL', find: () => findProgram('openssl'), packages: ['openssl'] },
  // Two more readers of PKCS#12: what Firefox and Thunderbird read with, and the strictest about passwords.
  { name: 'NSS', find: () => findProgram('pk12util'), packages: ['libnss3-tools'] },
  { name: 'Java', find: () => findProgram('keytool'), packages: ['default-jre-headless'] },
  // One more that verifies chains, the strictest about hashes.
  { name: 'GnuTLS', find: () => findProgram('certtool'), packages: ['gnutls-bin'] },
  // Makes the environment of the Python programs that npm doesn't have.
  { name: 'Python', find: findPython, packages: ['python3', 'python3-venv'] },
  // Writes private keys as people have them, to be refused.
  { name: 'OpenSSH', find: () => findProgram('ssh-keygen'), packages: ['openssh-client'] },
]

/**
 * The command that may install Debian packages here: as root, or by a sudo that asks no password.
 * @returns {string[] | undefined}
 */
function aptGet() {
  if (!existsSync('/etc/debian_version') || !findProgram('apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' })
  return sudo.status === 0 ? ['sudo', '-n', 'apt-get'] : undefined
}

/**
 * @param {string[]} command
 * @param {...string} args
 */
function run([program = '', ...first], ...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync(program, [...first, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** @param {readonly Tool[]} missing */
const namesOf = (missing) => missing.map((tool) => tool.name).join(' and ')

/** @param {readonly Tool[]} missing */
function install(missing) {
  const packages = [...new Set(missing.flatMap((tool) => tool.packages))]
  const apt = aptGet()
  if (!apt) {
    throw new Error(
      `${namesOf(missing)} not found, and no way to install it from here. Install it (Debian: apt-get install ${packages.join(' ')}) ` +
        'or say where Chromium is with CERTDESK_CHROMIUM=/path/to/chromium.',
    )
  }
  console.log(`${namesOf(missing)} not found: installing the Debian packages ${packages.join(', ')} …`)
  run(apt, 'update', '-qq')
  run(apt, 'install', '-y', '-qq', '--no-install-recommends', ...packages)
}

/**
 * Finds the tools, and installs from Debian what is missing. Throws, in words, where that can't be done: a
 * test that is skipped in silence proves nothing.
 * @returns {{ chromium: string, headless: string, openssl: string }}
 */
export function bringTools() {
  const named = process.env['CERTDESK_CHROMIUM']
  if (named && !existsSync(named)) throw new Error(`CERTDESK_CHROMIUM names ${named}, which does not exist`)
  const missing = tools.filter((tool) => !tool.find())
  const needed = missing.filter((tool) => !tool.spared)
  if (needed.length > 0) install(needed)
  // By themselves: a package that this Debian doesn't have must not keep the others away.
  const spared = missing.filter((tool) => tool.spared)
  try {
    if (spared.length > 0) install(spared)
  } catch {
    console.log(`Going on without ${namesOf(spared)}: the tests take longer.`)
  }
  const chromium = findChromium()
  const headless = findHeadlessChromium()
  const openssl = findProgram('openssl')
  const stillMissing = tools.filter((tool) => !tool.spared && !tool.find())
  if (!chromium || !headless || !openssl || stillMissing.length > 0) {
    throw new Error(`${namesOf(stillMissing)} missing even after installing it`)
  }
  return { chromium, headless, openssl }
}
