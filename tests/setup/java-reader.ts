import { spawnSync } from 'node:child_process'

/** Java's finding in a file: its key's name and the certificate's fingerprint, or why it was refused. */
export type JavaReading =
  | { readonly outcome: 'opened'; readonly name: string; readonly fingerprint256: string }
  | { readonly outcome: 'refused'; readonly reason: string }

/** Has Java open files with passwords; the answers come in the same order. */
export function openWithJava(questions: readonly { readonly file: string; readonly password: string }[]) {
  const input = questions.map(({ file, password }) => `${file}\t${password}\n`).join('')
  const program = ['-Duser.language=en', 'tests/setup/OpenPkcs12.java']
  const { status, stdout, stderr, error } = spawnSync('java', program, { input, encoding: 'utf8' })
  if (error || status !== 0) throw error ?? new Error(stderr)
  const readings = stdout.trimEnd().split('\n')
  if (readings.length !== questions.length) throw new Error(`${readings.length} answers:\n${stdout}`)
  return readings.map((line): JavaReading => {
    const [outcome, first = '', second = ''] = line.split('\t')
    return outcome === 'opened'
      ? { outcome, name: first, fingerprint256: second }
      : { outcome: 'refused', reason: first }
  })
}
