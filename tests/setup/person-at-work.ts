import { parseRequestFile } from '../../src/domain/files/request-file'
import type { KeygenProgress } from '../../src/features/keygen/flow/states'
import type { KeyWork } from '../../src/features/keygen/key/work'
import { failureAction } from '../../src/features/keygen/waiting/failure-action'

/**
 * Somebody at a page of the flow without the page: what they answer, what they have, and what they do about
 * it.
 */
export interface PersonAtWork {
  readonly answers: Parameters<KeyWork['create']>[0]
  readonly doubleClicks: boolean
  /** They take the backup that is offered while the certificate is waited for. */
  readonly savesBackup: boolean
  /** The newest request file that they have. */
  newestFile(): Uint8Array<ArrayBuffer> | undefined
  saveFile(bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** The certificate is asked for once more: whether it is there, as of when. */
  asksAgain(): Promise<string | null>
  openAgain(): void
}

/** Does what each place of the flow asks of a person; gives the file's content at its end, else null. */
export function workOf(person: PersonAtWork, work: KeyWork) {
  const { answers } = person
  let backedUp = false
  const create = () => {
    void work.create(answers)
    if (person.doubleClicks) void work.create(answers)
  }
  const openFile = (goal: Parameters<KeyWork['openFile']>[0]) => {
    const bytes = person.newestFile()
    if (!bytes) throw new Error('the person has neither key nor file')
    void work.openFile(goal, parseRequestFile(bytes), answers.password, new AbortController().signal)
  }
  const saveRequestFile = async () => {
    const { bytes } = await work.requestFile([])
    await person.saveFile(bytes)
    void work.requestFileSaved()
  }

  return async (
    progress: KeygenProgress,
    openFilePage: () => void,
  ): Promise<Uint8Array<ArrayBuffer> | null> => {
    switch (progress.at) {
      case 'step':
        create()
        break
      case 'resume':
        void work.openKept(progress.goal, answers.password)
        break
      case 'used':
      case 'unsure':
        openFilePage()
        break
      case 'open-file':
        openFile(progress.goal)
        break
      case 'keep-file':
        await saveRequestFile()
        work.goOn()
        break
      case 'pending':
        if (!progress.key.held && !progress.key.kept) openFilePage()
        else if (person.savesBackup && !backedUp) {
          backedUp = true
          void saveRequestFile()
        } else {
          const asOf = await person.asksAgain()
          if (asOf !== null) work.issuedMeanwhile(asOf)
        }
        break
      case 'failed': {
        const action = failureAction(progress)
        if (action === 'open-again') person.openAgain()
        else if (action !== 'retry') throw new Error(`${progress.code} leads to ${action}`)
        else if (progress.plan === 'create') create()
        else void work.retry()
        break
      }
      case 'check-failed':
        throw new Error(JSON.stringify(progress.checks.filter(({ passed }) => !passed)))
      case 'done':
        return progress.outcome.file?.bytes ?? new Uint8Array()
      default:
        break
    }
    return null
  }
}
