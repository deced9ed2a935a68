import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { afterNextFrame } from '../timing/after-next-frame'
import styles from './page.module.css'

/** One column, one thing: the frame of a recipient's page. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={styles['page']}>{children}</div>
}

interface StackProps {
  /** Space between the children: inside a group, between groups, between parts of the page. */
  readonly gap?: 'tight' | 'group' | 'part'
  readonly children: ReactNode
}

export function Stack({ gap = 'group', children }: StackProps) {
  return <div className={`${styles['stack']} ${styles[gap]}`}>{children}</div>
}

/** A sheet of paper on the page: things that belong together. */
export function Sheet({ children }: { readonly children: ReactNode }) {
  return <div className={styles['sheet']}>{children}</div>
}

export function Lead({ children }: { readonly children: ReactNode }) {
  return <p className={styles['lead']}>{children}</p>
}

export function Small({ children }: { readonly children: ReactNode }) {
  return <p className={styles['small']}>{children}</p>
}

interface PageHeadingProps {
  /** Text above the heading: where one is (“Step 2 of 4”). */
  readonly above?: ReactNode
  /** Marks the page's title while the form on it has errors. */
  readonly withError?: boolean
  /** Off for a first page, where reading starts at the top anyway. */
  readonly takeFocus?: boolean
  readonly children: string
}

/**
 * The heading of a page or step. It names the document, and takes the focus when it appears: the page changed
 * without the browser loading one, so only the focus tells a screen reader and the keyboard where to go on.
 */
export function PageHeading({ above, withError = false, takeFocus = true, children }: PageHeadingProps) {
  const t = useTranslations('app')
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    document.title = t(withError ? 'titleWithError' : 'title', { page: children })
  }, [t, withError, children])

  // A new text in the same place is a new page too, but the same text in another language is not: the effect
  // hangs on mounting.
  useEffect(() => {
    if (!takeFocus) return
    // After the frame in which the page appears: to focus before it has the page laid out at once, within
    // React's own task. Don't move the focus if the person has moved it since.
    const before = document.activeElement
    return afterNextFrame(() => {
      const now = document.activeElement
      if (now !== before && now !== document.body) return
      heading.current?.focus({ preventScroll: true })
      window.scrollTo({ top: 0 })
    })
  }, [takeFocus])

  return (
    <div className={styles['heading']}>
      {above ? <p className={styles['above']}>{above}</p> : null}
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
    </div>
  )
}
