import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pemOf } from '../../src/pki/der/pem'

type Der = Uint8Array<ArrayBuffer>

/**
 * The verdict of each program on a chain for mail, its root trusted: null where it accepts, its words where
 * it refuses.
 */
export interface ProgramVerdicts {
  readonly openssl: string | null
  readonly nss: string | null
  readonly gnutls: string | null
}

/** Asks OpenSSL (`verify -purpose`), NSS (`certutil -V`) and GnuTLS (`certtool --verify`). */
export function createChainPrograms() {
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-chains-'))
  let count = 0

  const run = (at: string, program: string, args: readonly string[], input = '') => {
    const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: at, input })
    if (error) throw error
    return { ok: status === 0, said: `${stdout}${stderr}`.trim() }
  }
  const write = (at: string, name: string, ders: readonly Der[]) =>
    writeFileSync(join(at, name), ders.map((der) => pemOf('certificate', der)).join(''))

  const opensslSays = (at: string): string | null => {
    for (const purpose of ['smimesign', 'smimeencrypt']) {
      const files = ['-CAfile', 'root.pem', '-untrusted', 'between.pem', 'leaf.pem']
      const { ok, said } = run(at, 'openssl', ['verify', '-no-CApath', '-purpose', purpose, ...files])
      if (!ok) return said.match(/error \d+ at .*/)?.[0] ?? said
    }
    return null
  }
  // Copied for each chain: NSS takes longer to make one than to fill it.
  const emptyNss = join(folder, 'nss')
  mkdirSync(emptyNss)
  run(folder, 'certutil', ['-N', '--empty-password', '-d', 'sql:nss'])
  const nssSays = (at: string, between: readonly Der[]): string | null => {
    const certutil = (...args: readonly string[]) => run(at, 'certutil', [...args, '-d', 'sql:nss'])
    cpSync(emptyNss, join(at, 'nss'), { recursive: true })
    const added = between.map((der, index) => {
      write(at, `between-${index}.pem`, [der])
      return ['-n', `between-${index}`, '-t', ',,', '-i', `between-${index}.pem`]
    })
    const root = ['-n', 'root', '-t', ',C,', '-i', 'root.pem']
    const leaf = ['-n', 'leaf', '-t', ',,', '-i', 'leaf.pem']
    const batch = [root, ...added, leaf].map((args) => ['-A', '-a', ...args, '\n'].join(' '))
    writeFileSync(join(at, 'batch'), batch.join(''))
    certutil('-B', '-i', 'batch')
    for (const use of ['S', 'R']) {
      const { ok, said } = certutil('-V', '-n', 'leaf', '-e', '-u', use)
      if (!ok) return said
    }
    return null
  }
  const gnutlsSays = (at: string): string | null => {
    const trusted = ['--load-ca-certificate', 'root.pem', '--verify-purpose', '1.3.6.1.5.5.7.3.4']
    const { ok, said } = run(at, 'certtool', ['--verify', ...trusted, '--infile', 'chain.pem'])
    return ok ? null : (said.match(/Chain verification output: (.*)/)?.[1] ?? said)
  }

  return {
    /** `chain`: leaf first, the root last. */
    ask(chain: readonly Der[]): ProgramVerdicts {
      const at = join(folder, String(count++))
      mkdirSync(at)
      write(at, 'leaf.pem', chain.slice(0, 1))
      write(at, 'between.pem', chain.slice(1, -1))
      write(at, 'root.pem', chain.slice(-1))
      write(at, 'chain.pem', chain.slice(0, -1))
      return {
        openssl: opensslSays(at),
        nss: nssSays(at, chain.slice(1, -1)),
        gnutls: gnutlsSays(at),
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
