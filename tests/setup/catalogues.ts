import { existsSync, readFileSync } from 'node:fs'
import { joinCatalogues, messageAreas } from '../../src/i18n/messages'

type Catalogue = Parameters<typeof joinCatalogues>[0][number]

/** All texts of a language, of every area, as the files have them. The mock world's folder has no areas. */
export function catalogueOf(language: string, folder = 'src/i18n/messages'): Catalogue {
  const files = [
    `${folder}/${language}.json`,
    ...messageAreas.map((area) => `${folder}/${area}/${language}.json`),
  ]
  const parts = files
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Catalogue)
  if (parts.length === 0) throw new Error(`no texts of ${language} in ${folder}`)
  return joinCatalogues(parts)
}
