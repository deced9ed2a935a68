import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Runs the `openssl` command in a folder that holds `files`; returns what it prints. Throws where it fails.
 */
export function openssl(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'certdesk-world-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    return execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A CSR by the openssl command with a key made for it: `keyArgs` go to `genpkey`, `reqArgs` to `req`. */
export function opensslCsr(keyArgs: readonly string[], reqArgs: readonly string[] = []): string {
  const key = openssl(['genpkey', ...keyArgs])
  return openssl(['req', '-new', '-key', 'key.pem', '-subj', '/CN=x', ...reqArgs], { 'key.pem': key })
}
