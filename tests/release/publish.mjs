/**
 * The end of `npm run build`: what stands beside a build so that others can check it. `sbom.cdx.json` names
 * the packages it is made of (CycloneDX, by npm itself), `licenses.md` has their licences, `manifest.sha256`
 * names every file. Equal sources give equal bytes: nothing here knows a time, a folder or chance.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifestName, manifestOf } from './manifest.mjs'

const folder = process.argv[2] ?? 'dist'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))

/**
 * The packages that a build may read. The lockfile says which those are: `npm sbom --omit=dev` also drops
 * what a development package asks for as a peer (react).
 */
const used = Object.entries(/** @type {Record<string, any>} */ (lock.packages))
  .filter(([path, { dev }]) => path !== '' && !dev)
  .map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return { path, name, version, license, ref: `${name}@${version}` }
  })
  .sort((a, b) => (a.ref < b.ref ? -1 : 1))

/** Those packages as npm describes them, without what differs from one run of npm to the next. */
function softwareBillOfMaterials() {
  const npm = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only']
  const bom = JSON.parse(execFileSync('npm', npm, { encoding: 'utf8', maxBuffer: 64 << 20 }))
  const refs = new Set([bom.metadata.component['bom-ref'], ...used.map(({ ref }) => ref)])
  /** @param {string} key @param {any[]} rows */
  const ofUsed = (key, rows) =>
    rows.filter((row) => refs.has(row[key])).sort((a, b) => (a[key] < b[key] ? -1 : 1))
  delete bom.serialNumber // random
  delete bom.metadata.timestamp
  delete bom.metadata.tools // the version of whose npm it was
  bom.metadata.component.name = lock.name // npm takes the folder's
  bom.components = ofUsed('bom-ref', bom.components)
  bom.dependencies = ofUsed('ref', bom.dependencies).map(({ ref, dependsOn }) => ({
    ref,
    dependsOn: dependsOn.filter((/** @type {string} */ other) => refs.has(other)),
  }))
  return `${JSON.stringify(bom, null, 1)}\n`
}

/** Each package with its licence's name and its text, as most licences ask of who hands the code on. */
function licenses() {
  const sections = used.map(({ path, ref, license }) => {
    const files = readdirSync(path)
      .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
      .sort()
    const texts = files.map((name) => readFileSync(join(path, name), 'utf8').replaceAll('\r\n', '\n').trim())
    return [`## ${ref} (${license})`, ...texts].join('\n\n')
  })
  return `# Licences of the packages in this build\n\n${sections.join('\n\n')}\n`
}

writeFileSync(join(folder, 'licenses.md'), licenses())
writeFileSync(join(folder, 'sbom.cdx.json'), softwareBillOfMaterials())
const manifest = manifestOf(folder)
writeFileSync(join(folder, manifestName), manifest)
console.log(`${folder}/${manifestName}: ${manifest.split('\n').length - 1} files`)
