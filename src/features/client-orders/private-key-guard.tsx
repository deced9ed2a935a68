import { useMemo, useState } from 'react'
import { holdsPrivateKey } from '../../domain/private-key-text'
import type { Elements } from '../../ui/elements'
import { type FieldGuard, FieldGuardContext } from '../../ui/field-guard'
import { PrivateKeyNotice } from './private-key-notice'

/** A key is longer than any name: short texts needn't be looked through at each keystroke. */
const refuses = (text: string) => text.length >= 40 && holdsPrivateKey(text)

interface PrivateKeyGuardProps {
  readonly children: Elements
  /** For who says it in another way. */
  readonly onRefused?: () => void
}

/** Keeps private keys out of the text fields inside, and says above them that one was. The innermost guard speaks. */
export function PrivateKeyGuard({ children, onRefused }: PrivateKeyGuardProps) {
  // Each refusal is a notice of its own, which comes into view.
  const [refusals, setRefusals] = useState({ count: 0, shown: false })
  const guard = useMemo<FieldGuard>(
    () => ({
      refuses,
      onRefused: onRefused ?? (() => setRefusals(({ count }) => ({ count: count + 1, shown: true }))),
      onTaken: () => setRefusals((before) => (before.shown ? { ...before, shown: false } : before)),
    }),
    [onRefused],
  )
  return (
    <FieldGuardContext value={guard}>
      {refusals.shown ? <PrivateKeyNotice key={refusals.count} /> : null}
      {children}
    </FieldGuardContext>
  )
}
