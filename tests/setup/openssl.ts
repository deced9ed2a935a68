import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The outcome of a run of the command. */
export interface OpensslRun {
  readonly ok: boolean
  readonly stdout: Buffer
  readonly stderr: string
}

/** A folder of its own for the `openssl` command; files are named inside of it and gone with it. */
export interface OpensslWorkspace {
  readonly path: (name: string) => string
  readonly write: (name: string, content: string | Uint8Array) => string
  readonly read: (name: string) => Uint8Array<ArrayBuffer>
  readonly readText: (name: string) => string
  /** Runs `openssl` with these arguments in the folder; whether it succeeds is part of what comes back. */
  readonly try: (args: readonly string[], input?: string | Uint8Array) => OpensslRun
  /** As `try`, but a failure is one of the test; gives the standard output as text. */
  readonly run: (args: readonly string[], input?: string | Uint8Array) => string
  /**
   * Runs another program in the folder (`keytool`, `pk12util`, `ssh-keygen`, …); a failure is one of the
   * test.
   */
  readonly tool: (program: string, ...args: string[]) => Buffer
  /** A certificate of three days that a key of the folder signs for itself. */
  readonly selfSigned: (key: string, subject: string, out: string) => void
  readonly remove: () => void
}

/** Needs `openssl` 3 on PATH: the tests are worth nothing without a reader that we didn't write. */
export function createOpensslWorkspace(parent = tmpdir()): OpensslWorkspace {
  const folder = mkdtempSync(join(parent, 'certdesk-openssl-'))
  const attempt = (args: readonly string[], input?: string | Uint8Array): OpensslRun => {
    const { status, stdout, stderr, error } = spawnSync('openssl', args, {
      cwd: folder,
      input: input ?? '',
      maxBuffer: 64 * 1024 * 1024,
    })
    if (error) throw error
    return { ok: status === 0, stdout, stderr: stderr.toString() }
  }
  const run: OpensslWorkspace['run'] = (args, input) => {
    const { ok, stdout, stderr } = attempt(args, input)
    if (!ok) throw new Error(`openssl ${args.join(' ')} failed:\n${stderr}`)
    return stdout.toString()
  }
  return {
    path: (name) => join(folder, name),
    write(name, content) {
      writeFileSync(join(folder, name), content, { mode: 0o600 })
      return name
    },
    read: (name) => Uint8Array.from(readFileSync(join(folder, name))),
    readText: (name) => readFileSync(join(folder, name), 'utf8'),
    try: attempt,
    run,
    tool(program, ...args) {
      const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, input: '' })
      if (error || status !== 0) throw error ?? new Error(`${program} ${args.join(' ')}: ${stderr}${stdout}`)
      return stdout
    },
    selfSigned(key, subject, out) {
      run(['req', '-new', '-x509', '-key', key, '-subj', subject, '-days', '3', '-out', out])
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
