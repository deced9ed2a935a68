import type { ReactNode } from 'react'
import type { ErrorCode } from '../../../errors'
import { FailurePage } from '../../../ui/pages/failure-page'
import { ClosedLinkPage, type ClosedLinkPageProps } from './closed-page'
import { CodePage, type CodePageProps } from './code-page'
import { OtherTabPage, type OtherTabPageProps } from './other-tab-page'
import { LinkOverPage, type LinkOverPageProps } from './over-page'
import { LinkTroublePage, type LinkTroublePageProps } from './trouble-page'

/** A link that doesn't lead into the flow, now or at all. */
export type LinkState =
  | ({ readonly at: 'closed' } & ClosedLinkPageProps)
  | ({ readonly at: 'code' } & CodePageProps)
  | ({ readonly at: 'over' } & LinkOverPageProps)
  | { readonly at: 'missing'; readonly code: ErrorCode }
  | ({ readonly at: 'trouble' } & LinkTroublePageProps)
  | ({ readonly at: 'other-tab' } & OtherTabPageProps)

/** The one chunk of the pages of such links. */
export function LinkStatePage({ state }: { readonly state: LinkState }): ReactNode {
  switch (state.at) {
    case 'closed':
      return <ClosedLinkPage {...state} />
    case 'code':
      return <CodePage {...state} />
    case 'over':
      return <LinkOverPage {...state} />
    case 'missing':
      return <FailurePage error={state} />
    case 'trouble':
      return <LinkTroublePage {...state} />
    case 'other-tab':
      return <OtherTabPage {...state} />
  }
}
