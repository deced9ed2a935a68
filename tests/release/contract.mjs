/**
 * `npm run contract`: the types in `src/contract/schema.ts`, and the contract as one document in
 * `.cache/openapi.json`, for programs that read one file. `npm run contract -- --check` writes the document
 * and compares the types.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTypescript, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { contractBundle, contractRoot } from '../setup/contract-bundle.mjs'

const schemaFile = 'src/contract/schema.ts'
const bundleFile = '.cache/openapi.json'

const nodes = await openapiTypescript(new URL(`../../${contractRoot}`, import.meta.url), {
  alphabetize: true,
  enumValues: true,
  immutable: true,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
})
const schema = `${COMMENT_HEADER}${astToString(nodes)}`

mkdirSync('.cache', { recursive: true })
writeFileSync(bundleFile, `${JSON.stringify(await contractBundle(), null, 2)}\n`)
console.log(`wrote ${bundleFile}`)
if (!process.argv.includes('--check')) {
  writeFileSync(schemaFile, schema)
  console.log(`wrote ${schemaFile}`)
} else if (readFileSync(schemaFile, 'utf8') !== schema) {
  console.error(`${schemaFile} is not what the contract says: npm run contract`)
  process.exitCode = 1
}
