import type { ReactNode } from 'react'
import { VisuallyHidden } from '../texts/visually-hidden'
import styles from './card-table.module.css'

interface CardTableProps {
  /** Names the table; seen by those who hear it where a heading stands above already. */
  readonly caption: string
  /**
   * The headers of the columns; the first column names the row. An empty header is for actions, whose words
   * say enough.
   */
  readonly columns: readonly { readonly key: string; readonly text: string }[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}

/**
 * A table that becomes a card a row where there is no room. Its roles are written out: a browser takes them
 * from a table whose `display` is changed.
 */
export function CardTable({ caption, columns, rows }: CardTableProps) {
  return (
    <div className={styles['place']}>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <table className={styles['table']} role="table">
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
          <tr role="row">
            {columns.map(({ key, text }) =>
              text === '' ? (
                // biome-ignore lint/a11y/noRedundantRoles: see above
                <td key={key} role="cell" />
              ) : (
                // biome-ignore lint/a11y/noRedundantRoles: see above
                <th key={key} role="columnheader" scope="col">
                  {text}
                </th>
              ),
            )}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tbody role="rowgroup">
          {rows.map(({ key, cells }) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <tr key={key} role="row">
              {cells.map((cell, index) => {
                const column = columns[index]
                return index === 0 ? (
                  // biome-ignore lint/a11y/noRedundantRoles: see above
                  <th key={column?.key} role="rowheader" scope="row">
                    {cell}
                  </th>
                ) : (
                  // biome-ignore lint/a11y/noRedundantRoles: see above
                  <td key={column?.key} role="cell">
                    {column?.text ? (
                      <span className={styles['term']} aria-hidden>
                        {column.text}
                      </span>
                    ) : null}
                    <span>{cell}</span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
