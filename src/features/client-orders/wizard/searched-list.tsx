import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/buttons/button'
import { TextField } from '../../../ui/fields/text-field'
import { Stack } from '../../../ui/pages/page'
import styles from './searched-list.module.css'

interface SearchedListProps<T> {
  readonly id: string
  readonly items: readonly T[]
  /** The entries that a search looks through. */
  readonly textOf: (item: T) => string
  readonly children: (items: readonly T[]) => ReactElement
}

/** A page of a list shows this many. */
const pageSize = 20

/** A list of up to a thousand, twenty at a time, with a search where there are more. */
export function SearchedList<T>({ id, items, textOf, children }: SearchedListProps<T>) {
  const t = useTranslations('order.list')
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(0)
  if (items.length <= pageSize) return children(items)
  const wanted = search.trim().toLocaleLowerCase()
  const found =
    wanted === '' ? items : items.filter((item) => textOf(item).toLocaleLowerCase().includes(wanted))
  const pages = Math.max(1, Math.ceil(found.length / pageSize))
  const shown = Math.min(page, pages - 1)
  const from = shown * pageSize
  const slice = found.slice(from, from + pageSize)
  return (
    <Stack>
      <TextField
        id={id}
        type="search"
        label={t('search')}
        value={search}
        onChange={({ target }) => {
          setSearch(target.value)
          setPage(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      {slice.length > 0 ? children(slice) : <p>{t('nothing')}</p>}
      <nav className={styles['pages']} aria-label={t('pages')}>
        <Button disabled={shown === 0} onClick={() => setPage(shown - 1)}>
          {t('previous')}
        </Button>
        <span role="status">
          {found.length === 0
            ? ''
            : t('range', { from: from + 1, to: from + slice.length, count: found.length })}
        </span>
        <Button disabled={shown >= pages - 1} onClick={() => setPage(shown + 1)}>
          {t('next')}
        </Button>
      </nav>
    </Stack>
  )
}
