import type { TestProject } from 'vitest/node'
import { makeReadyKeys, type ReadyKeys } from './ready-keys'

declare module 'vitest' {
  interface ProvidedContext {
    readonly readyKeys: ReadyKeys
  }
}

/** Once for a run of Vitest's. */
export default async function provideReadyKeys(project: TestProject): Promise<void> {
  project.provide('readyKeys', await makeReadyKeys())
}
