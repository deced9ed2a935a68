import styles from './shell.module.css'

/** A seal on a sheet: the mark of the house, the same as public/favicon.svg. */
export function BrandMark() {
  return (
    <svg className={styles['mark']} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path className={styles['markSheet']} d="M6 3h14l6 6v20H6Z" />
      <path className={styles['markFold']} d="M20 3v6h6M10.5 10.5H16M10.5 15H21" />
      <circle className={styles['markSeal']} cx="19" cy="22" r="5.5" />
      <path className={styles['markTick']} d="m16.6 22.2 1.8 1.8 3.2-3.6" />
    </svg>
  )
}
