import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { type KillTally, killAnnotation, killKinds, killSeed } from './kill'

/** Adds up what the kill tests told, and ends the run with one line on it. */
export default class KillReporter implements Reporter {
  private readonly tallies: KillTally[] = []
  private tests = 0
  private failed = 0

  onBegin(): void {
    console.log(`Seed of the kill test: ${killSeed} (CERTDESK_KILL_SEED=${killSeed} repeats it)`)
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (!/(^|\/)kill[^/]*\.test\.ts$/.test(test.location.file)) return
    this.tests += 1
    if (result.status !== test.expectedStatus) this.failed += 1
    for (const { type, description } of result.annotations) {
      if (type === killAnnotation) this.tallies.push(JSON.parse(description ?? '') as KillTally)
    }
  }

  onEnd(): void {
    if (this.tests === 0) return
    const count = (kind: KillTally['kind'], engine: string) =>
      this.tallies
        .filter((tally) => tally.kind === kind && tally.engine === engine)
        .reduce((sum, { kills }) => sum + kills.length, 0)
    const lines = killKinds.map(
      (kind) => `${kind}: ${count(kind, 'chromium')} in Chromium, ${count(kind, 'firefox')} in Firefox`,
    )
    const where = new Map<string, number>()
    for (const kill of this.tallies.flatMap(({ kills }) => kills)) where.set(kill, (where.get(kill) ?? 0) + 1)
    const places = [...where]
      .sort(([, one], [, other]) => other - one)
      .map(([kill, times]) => `${times} × ${kill}`)
    console.log(`\nKilled pages ${lines.join('; ')}. Seed ${killSeed}.`)
    console.log(
      this.failed === 0
        ? 'After each of them a good file was saved and one certificate was issued.'
        : `${this.failed} of ${this.tests} kill tests failed.`,
    )
    console.log(`They died: ${places.join(' · ')}`)
  }
}
