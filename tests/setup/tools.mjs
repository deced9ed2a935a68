import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium, findFirefox, findProgram, findWebkit } from './browsers.mjs'

/**
 * What the tests need from the machine. `find` says where it is, `packages` are the Debian packages that bring it.
 * @type {readonly { name: string, find: () => string | undefined, packages: string[] }[]}
 */
const tools = [
  { name: 'Chromium', find: findChromium, packages: ['chromium', 'fonts-noto-cjk'] },
  { name: 'Firefox', find: findFirefox, packages: ['firefox-esr'] },
  { name: 'WebKitGTK', find: () => findWebkit()?.driver, packages: ['webkit2gtk-driver', 'xvfb'] },
  { name: 'OpenSSL', find: () => findProgram('openssl'), packages: ['openssl'] },
  // Two more readers of PKCS#12: what Firefox and Thunderbird read with, and the strictest about passwords.
  { name: 'NSS', find: () => findProgram('pk12util'), packages: ['libnss3-tools'] },
  { name: 'Java', find: () => findProgram('keytool'), packages: ['default-jre-headless'] },
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

/**
 * Finds the tools, and installs from Debian what is missing. Throws, in words, where that can't be done: a test that is
 * skipped in silence proves nothing.
 * @returns {{ chromium: string, openssl: string }}
 */
export function bringTools() {
  const named = process.env['CERTDESK_CHROMIUM']
  if (named && !existsSync(named)) throw new Error(`CERTDESK_CHROMIUM names ${named}, which does not exist`)
  const missing = tools.filter((tool) => !tool.find())
  if (missing.length > 0) {
    const packages = missing.flatMap((tool) => tool.packages)
    const names = missing.map((tool) => tool.name).join(' and ')
    const apt = aptGet()
    if (!apt) {
      throw new Error(
        `${names} not found, and no way to install it from here. Install it (Debian: apt-get install ${packages.join(' ')}) ` +
          'or say where Chromium is with CERTDESK_CHROMIUM=/path/to/chromium.',
      )
    }
    console.log(`${names} not found: installing the Debian packages ${packages.join(', ')} …`)
    run(apt, 'update', '-qq')
    run(apt, 'install', '-y', '-qq', '--no-install-recommends', ...packages)
  }
  const chromium = findChromium()
  const openssl = findProgram('openssl')
  const stillMissing = tools.filter((tool) => !tool.find()).map((tool) => tool.name)
  if (!chromium || !openssl || stillMissing.length > 0) {
    throw new Error(`${stillMissing.join(' and ')} missing even after installing it`)
  }
  return { chromium, openssl }
}
