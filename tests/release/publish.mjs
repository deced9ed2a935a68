/**
 * The end of `npm run build`: what stands beside a build so that others can check it. `sbom.cdx.json` names the packages it is
 * made of (CycloneDX, by npm itself), `licenses.md` their licences (by Vite), `manifest.sha256` every file.
 * Equal sources give equal bytes: nothing here knows a time, a folder or chance.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifestName, manifestOf } from './manifest.mjs'

const folder = process.argv[2] ?? 'dist'

/**
 * The packages of the lockfile that a build may read, as npm describes them, without what differs from one run of npm to the next.
 * The lockfile says which those are: `npm sbom --omit=dev` also drops what a development package asks for as a peer (react).
 */
function softwareBillOfMaterials() {
  const npm = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only']
  const bom = JSON.parse(execFileSync('npm', npm, { encoding: 'utf8', maxBuffer: 64 << 20 }))
  const { name, packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const used = new Set([
    bom.metadata.component['bom-ref'],
    ...Object.entries(packages)
      .filter(([path, { dev }]) => path !== '' && !dev)
      .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`),
  ])
  /** @param {string} key @param {any[]} rows */
  const ofUsed = (key, rows) =>
    rows.filter((row) => used.has(row[key])).sort((a, b) => (a[key] < b[key] ? -1 : 1))
  delete bom.serialNumber // random
  delete bom.metadata.timestamp
  delete bom.metadata.tools // the version of whose npm it was
  bom.metadata.component.name = name // npm takes the folder's
  bom.components = ofUsed('bom-ref', bom.components)
  bom.dependencies = ofUsed('ref', bom.dependencies).map(({ ref, dependsOn }) => ({
    ref,
    dependsOn: dependsOn.filter((/** @type {string} */ other) => used.has(other)),
  }))
  return `${JSON.stringify(bom, null, 1)}\n`
}

writeFileSync(join(folder, 'sbom.cdx.json'), softwareBillOfMaterials())
const manifest = manifestOf(folder)
writeFileSync(join(folder, manifestName), manifest)
console.log(`${folder}/${manifestName}: ${manifest.split('\n').length - 1} files`)
