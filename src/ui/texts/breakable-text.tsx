import { Fragment } from 'react'
import styles from './breakable-text.module.css'

/**
 * An e-mail address or a distinguished name that, where it is too long for its line, breaks before the `@`
 * first, then after `.`, `,` and `=`, not within a word. Each piece keeps its direction to itself: a sign
 * that turns text round turns no other piece.
 */
export function BreakableText({ children }: { readonly children: string }) {
  return (
    // In no language: a program that translates pages must leave it as it is.
    <span translate="no">
      {children.split(/(?=@)/).map((unit, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: slices of one text
        <Fragment key={index}>
          <span className={styles['unit']}>
            {unit.split(/(?<=[.,=])/).map((part, partIndex) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: slices of one text
              <Fragment key={partIndex}>
                <bdi>{part}</bdi>
                <wbr />
              </Fragment>
            ))}
          </span>
          <wbr />
        </Fragment>
      ))}
    </span>
  )
}
