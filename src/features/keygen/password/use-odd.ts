import { useTranslations } from 'use-intl'
import { passwordOddity } from '../../../domain/passwords/password'
import { foreignCharacters } from './foreign-characters'

/**
 * What is odd in a password that opened nothing, as a sentence to follow the one that says so; empty where
 * nothing is.
 */
export function useOddPassword(): (typed: string) => string {
  const t = useTranslations('keygen.oddPassword')
  return (typed) => {
    const oddity = passwordOddity(typed)
    return oddity ? ` ${t(oddity, { characters: foreignCharacters(typed).join(' ') })}` : ''
  }
}
