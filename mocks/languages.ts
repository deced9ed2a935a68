import { type Language, languageValues } from '../src/contract/schema'

/** The language of ours that a tag (BCP 47) asks for, or English. */
export function languageOfTag(tag: string): Language {
  const primary = tag.toLowerCase().split('-')[0]
  return languageValues.find((language) => language.split('-')[0] === primary) ?? 'en'
}
