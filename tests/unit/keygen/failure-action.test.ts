import { expect, test } from 'vitest'
import { failureAction } from '../../../src/features/keygen/waiting/failure-action'

const held = { held: true, kept: true, filed: false, sent: true }
const gone = { held: false, kept: false, filed: false, sent: false }

test.each([
  ['network-unreachable', held, 'retry'],
  ['server-fault', held, 'retry'],
  ['agreement-outdated', { ...held, sent: false }, 'read-agreement'],
  ['csr-key-reused', { ...held, sent: false }, 'new-key'],
  ['key-type-unsupported', { ...held, sent: false }, 'none'],
  // The state of the link is read anew.
  ['pickup-link-expired', held, 'open-again'],
  ['pickup-closed', held, 'open-again'],
  ['pickup-key-conflict', held, 'open-again'],
  ['pickup-code-required', gone, 'open-again'],
  // The worker died: what is kept or saved is opened again.
  ['crypto-worker-failed', { ...gone, kept: true, sent: true }, 'open-again'],
  ['key-forgotten', { ...gone, filed: true, sent: true }, 'open-again'],
  // Nothing was sent: again, with a new key.
  ['crypto-worker-failed', gone, 'retry'],
  ['key-forgotten', gone, 'new-key'],
  // Sent, and no copy anywhere.
  ['crypto-worker-failed', { ...gone, sent: true }, 'none'],
] as const)('%s with %j: %s', (code, key, action) => {
  expect(failureAction({ code, key })).toBe(action)
})
