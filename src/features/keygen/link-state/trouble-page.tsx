import { type FormEvent, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonRow } from '../../../ui/buttons/button'
import { TextAreaField } from '../../../ui/fields/text-area-field'
import { isTooMuch, manyLinesLimit } from '../../../ui/fields/text-limit'
import { BulletList } from '../../../ui/lists/bullet-list'
import { ErrorCodeLine } from '../../../ui/pages/failure-page'
import { LoadingPage } from '../../../ui/pages/loading-page'
import { Lead, Page, PageHeading, Stack } from '../../../ui/pages/page'
import { readMailedLink } from './mailed-link'

export interface LinkTroublePageProps {
  /**
   * The page's address as it was opened, where it is no link as it stands; null: a link that nobody knows.
   */
  readonly address: string | null
  /** Tokens that a changed link may mean as well. */
  readonly more: readonly string[]
  /** The link had been changed on its way. */
  readonly mended: boolean
  readonly onReadings: (tokens: readonly string[]) => void
}

/**
 * No link, a damaged one, or an unknown one: it is read where possible; else the person can paste the mail's
 * text.
 */
export function LinkTroublePage({ address, more, mended, onReadings }: LinkTroublePageProps) {
  const [readings] = useState(() => (address === null ? more : readMailedLink(address)))
  useEffect(() => {
    if (readings.length > 0) onReadings(readings)
  }, [readings, onReadings])

  if (readings.length > 0) return <LoadingPage />
  if (address !== null && isBare(address)) return <NoLinkPage onReadings={onReadings} />
  return <UnreadLinkPage damaged={address !== null || mended} onReadings={onReadings} />
}

/** The page's own address, with nothing of a link behind it. */
const isBare = (address: string) => /^\/*generate\/*[?#]*$/i.test(address)

type Paste = Pick<LinkTroublePageProps, 'onReadings'>

/** No token: the page was loaded again, or the link lost its end. */
function NoLinkPage({ onReadings }: Paste) {
  const t = useTranslations('keygen.noLink')
  return (
    <Page>
      <PageHeading>{t('title')}</PageHeading>
      <Lead>{t('help')}</Lead>
      <p>{t('nothingLost')}</p>
      <PasteForm onReadings={onReadings} />
    </Page>
  )
}

function UnreadLinkPage({ damaged, onReadings }: Paste & { readonly damaged: boolean }) {
  const t = useTranslations('keygen.linkTrouble')
  const error = useTranslations('errors')
  return (
    <Page>
      <PageHeading>{damaged ? t('damagedTitle') : error('pickup-link-unknown.title')}</PageHeading>
      <Lead>{t(damaged ? 'damagedLead' : 'unknownLead')}</Lead>
      <PasteForm onReadings={onReadings} />
      <Stack gap="tight">
        <h2>{t('otherwise')}</h2>
        <BulletList items={[t('otherProgram'), t('newest'), t('newLink')]} />
      </Stack>
      <ErrorCodeLine error={{ code: damaged ? 'pickup-link-damaged' : 'pickup-link-unknown' }} />
    </Page>
  )
}

/** Takes the link, or the whole mail with it; pasted text stays in this page's memory. */
function PasteForm({ onReadings }: Paste) {
  const t = useTranslations('keygen.linkTrouble')
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const read = (given: string) => {
    const tokens = readMailedLink(given)
    setMissing(tokens.length === 0)
    if (tokens.length > 0) return onReadings(tokens)
    document.getElementById('mailed-link')?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    read(text)
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextAreaField
          id="mailed-link"
          label={t('field')}
          hint={t('hint')}
          error={missing ? t('missing') : undefined}
          autoComplete="off"
          value={text}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain')
            if (!isTooMuch(pasted, manyLinesLimit)) return
            // a mail with its pictures: no field is made for so much; it is read at once
            event.preventDefault()
            read(pasted)
          }}
          onChange={({ target }) => setText(target.value)}
        />
        <ButtonRow>
          <Button look="primary" type="submit">
            {t('read')}
          </Button>
        </ButtonRow>
      </Stack>
    </form>
  )
}
