import type { ReactNode } from 'react'
import { ErrorSummary, type FieldProblem } from '../../ui/fields/error-summary'
import { Stack } from '../../ui/pages/page'
import type { Elements } from '../../ui/texts/elements'

interface StepFormProps {
  /** The faults of the fields; shown after the first attempt. */
  readonly problems: readonly FieldProblem[]
  /** Grows at each attempt to go on: the summary takes the focus. */
  readonly attempt: number
  /** A sentence before the list of problems. */
  readonly lead?: ReactNode
  readonly gap?: 'group' | 'part'
  readonly onSubmit: () => void
  readonly children: Elements
}

/** The form of one step: our own messages in place of the browser's, and a summary of what is still wrong. */
export function StepForm({ problems, attempt, lead, gap = 'part', onSubmit, children }: StepFormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Stack gap={gap}>
        <ErrorSummary problems={attempt > 0 ? problems : []} attempt={attempt} lead={lead} />
        {children}
      </Stack>
    </form>
  )
}
