/** @typedef {import('./person.mjs').Person} BenchPerson */
/** @typedef {(key: string) => RegExp} Words the interface's words, by their key */
/**
 * @typedef {{ approve?(): Promise<void> }} Others what somebody else does meanwhile: without `approve`,
 * nobody has to
 */

/**
 * The recipient's way, step by step: what a person does on each page of it. Each entry is a row of the bench.
 * @type {readonly (readonly [step: string, act: (person: BenchPerson, say: Words, others: Others) =>
 * Promise<void>])[]}
 */
export const way = [
  [
    'first page',
    async (person, say) => {
      await person.read(say('keygen.identity.title'))
      await person.rest(1500) // the worker and the later steps load while the person reads
    },
  ],
  [
    'device',
    async (person, say) => {
      await person.click(say('keygen.identity.yes'))
      await person.read(say('keygen.device.title'))
      await person.click(say('devices.name.windows'))
      await person.rest(300)
    },
  ],
  [
    'password, generated',
    async (person, say) => {
      await person.click(say('keygen.device.next'))
      await person.read(say('keygen.password.title'))
      await person.rest(300)
    },
  ],
  [
    'password, typed and judged',
    async (person, say) => {
      await person.click(say('keygen.password.own'))
      await person.click(say('keygen.password.field'), 'label')
      await person.type('seven geese over Bristol')
      await person.rest(2500) // the estimator arrives and judges
      await person.click(say('keygen.password.generated'))
      await person.rest(200)
    },
  ],
  [
    'agreement',
    async (person, say) => {
      await person.click(say('keygen.password.saved'))
      await person.click(say('keygen.password.next'))
      await person.read(say('keygen.create.title'))
      await person.click(say('keygen.agreement.accept'))
      await person.rest(200)
    },
  ],
  [
    'key, sealing, sending, waiting for approval',
    async (person, say, others) => {
      await person.click(say('keygen.create.start'))
      await person.read(say(others.approve ? 'keygen.pending.title' : 'keygen.done.title'))
      await person.rest(500)
    },
  ],
  [
    'backup while waiting',
    async (person, say, others) => {
      if (!others.approve) return
      await person.click(say('keygen.backup.make'), 'button')
      await person.click(/^Save certdesk-request-/, 'a')
      await person.rest(300)
    },
  ],
  [
    'file and done page',
    async (person, say, others) => {
      await others.approve?.()
      await person.read(say('keygen.done.title'))
      await person.rest(500)
    },
  ],
  [
    'saving',
    async (person) => {
      await person.click(/\.p12$/, 'a')
      await person.rest(200)
    },
  ],
  [
    'file for another device',
    async (person, say) => {
      await person.click(say('keygen.done.moreTitle'), 'summary')
      await person.choose('another-device', 'windows_older')
      await person.click(say('keygen.anotherDevice.make'), 'button')
      await person.rest(1200)
    },
  ],
  [
    'certificate alone',
    async (person, say) => {
      await person.click(say('keygen.certificateFiles.pem.make'), 'button')
      await person.click(say('keygen.certificateFiles.p7b.make'), 'button')
      await person.rest(300)
    },
  ],
  [
    'what left this browser',
    async (person, say) => {
      await person.click(say('keygen.whatLeft.title'), 'summary')
      await person.rest(500)
    },
  ],
]
