import styles from './code-text.module.css'

interface CodeTextProps {
  readonly children: string
  /** Cut into groups of this many characters, for reading aloud and comparing; a copy has no gaps. */
  readonly groupsOf?: number
}

/** A serial, fingerprint or code: fixed width, wraps between groups. */
export function CodeText({ children, groupsOf }: CodeTextProps) {
  if (!groupsOf) return <code className={styles['code']}>{children}</code>
  const groups = children.match(new RegExp(`.{1,${groupsOf}}`, 'gs')) ?? []
  return (
    <code className={styles['code']}>
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: slices of one text
        <span key={index} className={styles['group']}>
          <span>{group}</span>
          <wbr />
        </span>
      ))}
    </code>
  )
}
