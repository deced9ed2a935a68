/** A name as a certificate has it. */
interface PartedName {
  readonly givenName: string
  readonly surname: string
}

/** Surnames of two characters; all others have one. */
const doubleSurnames: ReadonlySet<string> = new Set(
  '歐陽 司馬 司徒 上官 諸葛 東方 皇甫 尉遲 公孫 令狐 長孫 宇文 慕容 夏侯 端木 南宮 獨孤 張簡 范姜'.split(' '),
)
/** Words with which a surname begins, where they are written small. */
const particle =
  /^(van|von|vande|vander|vanden|de|den|der|des|du|del|della|di|da|dal|dos|la|le|les|lo|ten|ter|te|tot|op|in|zu|zur|bin|ibn|al|el|[’']t|[’']s|d[’'].*)$/

/**
 * Parts a full name by a guess: `Surname, Given`; Han characters with the surname first; a word in capitals
 * among others is the surname (French); from a small particle on (`van der`); else the last word. A single
 * word is the surname.
 */
export function partName(fullName: string): PartedName {
  const name = fullName.replace(/\s+/gu, ' ').trim()
  const comma = /^([^,，]+)[,，]\s*(.+)$/.exec(name)
  if (comma) return { surname: (comma[1] ?? '').trim(), givenName: (comma[2] ?? '').trim() }
  const words = name.split(' ')
  if (/\p{Script=Han}/u.test(name) && !/\p{Script=Latin}/u.test(name)) return partHanName(words)
  if (words.length === 1) return { givenName: '', surname: name }
  const isCapital = (word: string) => word.length > 1 && /\p{Lu}/u.test(word) && word === word.toUpperCase()
  const capitals = words.filter(isCapital)
  if (capitals.length > 0 && capitals.length < words.length) {
    return {
      surname: capitals.join(' '),
      givenName: words.filter((word) => !isCapital(word)).join(' '),
    }
  }
  const small = words.findIndex((word, index) => index > 0 && index < words.length - 1 && particle.test(word))
  const from = small === -1 ? words.length - 1 : small
  return { givenName: words.slice(0, from).join(' '), surname: words.slice(from).join(' ') }
}

function partHanName(words: readonly string[]): PartedName {
  const [first = '', ...rest] = words
  if (rest.length > 0) return { surname: first, givenName: rest.join('') }
  const characters = [...first]
  const length = characters.length > 2 && doubleSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1
  return { surname: characters.slice(0, length).join(''), givenName: characters.slice(length).join('') }
}
