import { useTranslations } from 'use-intl'
import { isolated } from '../../../i18n/isolated'
import { Button } from '../../../ui/buttons/button'
import { FailureNotice } from '../../../ui/pages/failure-notice'
import { Stack } from '../../../ui/pages/page'
import { VisuallyHidden } from '../../../ui/texts/visually-hidden'
import { useRegainedFocus } from '../../../ui/timing/use-regained-focus'
import { SaveFileLink } from './save-link'
import type { SavedKind } from './saved-kinds'
import type { FileMaking } from './use-making'

interface MadeFileProps {
  readonly making: FileMaking
  readonly kind: SavedKind
  /** The words of the button that makes it. */
  readonly make: string
  readonly onMake: () => void
  readonly onSaved?: () => void
  /** Where the key has to be opened again before anything can be made. */
  readonly onResume: () => void
}

/** From the button that makes a file to the one that saves it. */
export function MadeFile({ making, kind, make, onMake, onSaved, onResume }: MadeFileProps) {
  const t = useTranslations('keygen.save')
  const focusTarget = useRegainedFocus<HTMLDivElement>(making.at)
  return (
    <Stack gap="tight">
      {making.at === 'ready' ? (
        <div ref={focusTarget} tabIndex={-1}>
          <SaveFileLink file={making.file} kind={kind} look="secondary" {...(onSaved ? { onSaved } : {})} />
        </div>
      ) : (
        <div>
          <Button onClick={onMake} disabled={making.at === 'making'}>
            {make}
          </Button>
        </div>
      )}
      <div role="status">
        {making.at === 'making' ? <span>{t('making')}</span> : null}
        {making.at === 'ready' ? (
          <VisuallyHidden>{t('ready', { fileName: isolated(making.file.name) })}</VisuallyHidden>
        ) : null}
      </div>
      {making.at === 'failed' ? (
        <FailureNotice error={making.error}>
          {keyIsAway.has(making.error.code) ? <Button onClick={onResume}>{t('resume')}</Button> : null}
        </FailureNotice>
      ) : null}
    </Stack>
  )
}

/** The worker has no key any more; the kept copy can be opened with the password. */
const keyIsAway: ReadonlySet<string> = new Set(['key-forgotten', 'crypto-worker-failed'])
