import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle, createConfig } from '@redocly/openapi-core'
import { parse } from 'yaml'

/**
 * @typedef {Record<string, Record<string, unknown> | undefined>} Components by section and name
 *
 * The content of a file of the contract.
 * @typedef {{ paths?: Record<string, unknown>, components?: Components }} ContractPart
 *
 * @typedef {{ name: string, text: string }} ContractFile
 */

const folder = 'src/contract'
/** The root of the contract: it names each path, and the file of the resource that describes it. */
export const contractRoot = join(folder, 'openapi.yaml')
const maxLines = 500

/** @returns {ContractFile[]} the root and a file for each resource */
export const contractFiles = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

/** The contract as one OpenAPI document; references that lead nowhere are an error. */
export async function contractBundle() {
  const { bundle: bundled, problems } = await bundle({
    ref: contractRoot,
    config: await createConfig({}, { extends: ['minimal'] }),
  })
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  return /** @type {Record<string, unknown> & ContractPart} */ (bundled.parsed)
}

/** @param {ContractPart} part */
const namesIn = ({ paths = {}, components = {} }) => [
  ...Object.keys(paths),
  ...Object.entries(components).flatMap(([section, named = {}]) =>
    Object.keys(named).map((name) => `${section}/${name}`),
  ),
]

/**
 * The faults in how the contract is divided. Of two components of one name the bundle would rename one, and
 * it leaves out a component that nothing leads to.
 * @param {readonly ContractFile[]} files
 * @param {ContractPart} bundled
 */
export function divisionFaults(files, bundled) {
  const reached = new Set(namesIn(bundled))
  /** @type {Map<string, string>} */
  const definedIn = new Map()
  return files.flatMap(({ name, text }) => {
    const lines = text.trimEnd().split('\n').length
    const faults = lines > maxLines ? [`${name} has ${lines} lines, at most ${maxLines} are allowed`] : []
    const part = /** @type {ContractPart} */ (parse(text))
    // The root names every path only to say where it is.
    for (const defined of namesIn(join(folder, name) === contractRoot ? { ...part, paths: {} } : part)) {
      const other = definedIn.get(defined)
      if (other) faults.push(`${defined} is defined in ${other} and in ${name}`)
      definedIn.set(defined, name)
      if (!reached.has(defined)) faults.push(`nothing leads to ${defined} in ${name}`)
    }
    return faults
  })
}
