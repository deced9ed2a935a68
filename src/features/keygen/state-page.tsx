import { DescriptionList, type DescriptionRow } from '../../ui/description-list'
import type { Elements } from '../../ui/elements'
import { Lead, Page, PageHeading, Sheet, Stack } from '../../ui/page'

/** What a link's own page is made of; one sensible way on each. */
interface StatePageProps {
  readonly title: string
  readonly lead: string
  readonly more?: readonly string[]
  readonly rows?: readonly (DescriptionRow | null)[]
  readonly children?: Elements
}

/** Says what a link is now, and offers its one way on. */
export function StatePage({ title, lead, more = [], rows = [], children }: StatePageProps) {
  const shown = rows.filter((row) => row !== null)
  return (
    <Page>
      <PageHeading>{title}</PageHeading>
      <Stack>
        <Lead>{lead}</Lead>
        {more.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Stack>
      {shown.length > 0 ? (
        <Sheet>
          <DescriptionList rows={shown} />
        </Sheet>
      ) : null}
      {children}
    </Page>
  )
}
