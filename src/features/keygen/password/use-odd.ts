import { useTranslations } from 'use-intl'
import { passwordOddity } from '../../../domain/passwords/password'
import { foreignCharacters } from './foreign-characters'

/**
 * The oddities of a password that opened nothing, as a sentence that follows the error; empty where there is
 * none.
 */
export function useOddPassword(): (typed: string) => string {
  const t = useTranslations('keygen.oddPassword')
  return (typed) => {
    const oddity = passwordOddity(typed)
    return oddity ? ` ${t(oddity, { characters: foreignCharacters(typed).join(' ') })}` : ''
  }
}
