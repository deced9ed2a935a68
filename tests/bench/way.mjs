/** @typedef {Awaited<ReturnType<typeof import('./person.mjs').personAt>>} BenchPerson */
/** @typedef {(key: string) => RegExp} Words the interface's words, by their key */

/**
 * The recipient's way, step by step: what a person does on each page of it. Each entry is a row of the bench.
 * @type {readonly (readonly [step: string, act: (person: BenchPerson, say: Words) => Promise<void>])[]}
 */
export const way = [
  [
    'the first page',
    async (person, say) => {
      await person.read(say('keygen.identity.title'))
      await person.rest(1500) // the worker and the later steps load while the person reads
    },
  ],
  [
    'password',
    async (person, say) => {
      await person.click(say('keygen.identity.yes'))
      await person.read(say('keygen.password.title'))
      await person.rest(400)
    },
  ],
  [
    'agreement',
    async (person, say) => {
      await person.click(say('keygen.password.saved'))
      await person.click(say('keygen.password.next'))
      await person.read(say('keygen.agreement.title'))
      await person.rest(400)
    },
  ],
  [
    'create',
    async (person, say) => {
      await person.click(say('keygen.agreement.accept'))
      await person.click(say('keygen.agreement.next'))
      await person.read(say('keygen.create.title'))
      await person.rest(400)
    },
  ],
  [
    'work and the finished file',
    async (person, say) => {
      await person.click(say('keygen.create.start'))
      await person.read(say('keygen.done.title'))
      await person.rest(400)
    },
  ],
  [
    'saving',
    async (person, say) => {
      await person.click(say('keygen.done.save'), 'a')
      await person.rest(400)
    },
  ],
]
