import { DescriptionList, type DescriptionRow } from '../../../ui/lists/description-list'
import { Lead, Page, PageHeading, Sheet, Stack } from '../../../ui/pages/page'
import type { Elements } from '../../../ui/texts/elements'
import { TextWithAddress } from '../../../ui/texts/text-with-address'

/** The frame of a page about a link; each page offers one sensible way on. */
interface StatePageProps {
  readonly title: string
  readonly lead: string
  readonly more?: readonly string[]
  /** The e-mail address that stands in one of them. */
  readonly address?: string
  readonly rows?: readonly (DescriptionRow | null)[]
  readonly children?: Elements
}

/** Says what a link is now, and offers its one way on. */
export function StatePage({ title, lead, more = [], address = '', rows = [], children }: StatePageProps) {
  const shown = rows.filter((row) => row !== null)
  return (
    <Page>
      <PageHeading>{title}</PageHeading>
      <Stack>
        <Lead>{lead}</Lead>
        {more.map((text) => (
          <p key={text}>
            <TextWithAddress text={text} address={address} />
          </p>
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
