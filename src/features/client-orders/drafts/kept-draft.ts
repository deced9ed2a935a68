import type { StoredDraft } from '../../../storage/drafts'

/** How far the disk has the typed text; `conflict`: another tab saved something else meanwhile. */
export type DraftSaveState = 'saved' | 'saving' | 'failed' | 'conflict'

/** The version that is known to be stored. */
export type Saved<Content> = Pick<StoredDraft, 'revision' | 'savedAt' | 'step' | 'placedAs'> & {
  readonly content: Content
}

/** The draft as this page has it, and the version that it knows to be stored. */
export interface KeptDraft<Content> {
  readonly stored: Saved<Content>
  readonly content: Content
  readonly step: string
  readonly saving: DraftSaveState
}
