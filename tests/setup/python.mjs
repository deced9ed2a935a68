import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram } from './browsers.mjs'

/** Every package that Schemathesis is made of, each with its version. */
const requirements = 'tests/setup/schemathesis.txt'
const environments = '.cache/python'

/** A Python that can make environments; Debian's needs a package for it. */
export function findPython() {
  const python = findProgram('python3')
  const able = python && spawnSync(python, ['-c', 'import venv, ensurepip'], { stdio: 'ignore' }).status === 0
  return able ? python : undefined
}

/**
 * The command of Schemathesis, in an environment of its own that is made once for each list of versions.
 * Throws where PyPI can't be reached.
 */
export function schemathesis() {
  const versions = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const folder = join(environments, versions)
  const command = join(folder, 'bin', 'st')
  const complete = join(folder, 'complete')
  if (existsSync(complete)) return command
  const python = findPython()
  if (!python) throw new Error('there is no Python that can make an environment')
  // The remains of an interrupted run are thrown away.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(environments, { recursive: true })
  console.log('Schemathesis not found: installing it from PyPI …')
  execFileSync(python, ['-m', 'venv', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  const pip = ['install', '--quiet', '--disable-pip-version-check', '--no-deps', '-r', requirements]
  execFileSync(join(folder, 'bin', 'pip'), pip, { stdio: ['ignore', 'ignore', 'inherit'] })
  writeFileSync(complete, '')
  return command
}
