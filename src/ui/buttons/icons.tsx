import type { ReactNode } from 'react'
import { VisuallyHidden } from '../texts/visually-hidden'
import styles from './icons.module.css'

interface IconProps {
  /** Spoken name; without one the icon is decoration beside a word. */
  readonly label?: string
}

/** 24 × 24, strokes only, in the colour of the text around. */
function icon(paths: ReactNode) {
  return function Icon({ label }: IconProps) {
    return (
      <>
        <svg
          className={styles['icon']}
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
          focusable="false"
          aria-hidden="true"
        >
          {paths}
        </svg>
        {label ? <VisuallyHidden>{label}</VisuallyHidden> : null}
      </>
    )
  }
}

export const CheckIcon = icon(<path d="m5 12.5 4.5 4.5L19 7.5" />)
export const CheckCircleIcon = icon(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="m8 12.4 2.8 2.8L16 9.8" />
  </>,
)
export const CrossCircleIcon = icon(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="m9 9 6 6m0-6-6 6" />
  </>,
)
export const InfoIcon = icon(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v5.5M12 7.6v.1" />
  </>,
)
export const WarningIcon = icon(
  <>
    <path d="M12 4 2.8 19.5h18.4Z" />
    <path d="M12 10v4.5M12 17v.1" />
  </>,
)
export const LockIcon = icon(
  <>
    <rect x="5" y="11" width="14" height="9" rx="1.5" />
    <path d="M8 11V8a4 4 0 0 1 8 0v3" />
  </>,
)
export const BackIcon = icon(<path d="M19 12H5.5M11 6l-6 6 6 6" />)
export const CopyIcon = icon(
  <>
    <rect x="9" y="9" width="11" height="11" rx="1.5" />
    <path d="M15 9V5.5A1.5 1.5 0 0 0 13.5 4h-8A1.5 1.5 0 0 0 4 5.5v8A1.5 1.5 0 0 0 5.5 15H9" />
  </>,
)
export const PrintIcon = icon(
  <>
    <path d="M7 9V4h10v5M7 17H4.5v-6A2 2 0 0 1 6.5 9h11a2 2 0 0 1 2 2v6H17" />
    <path d="M7 14h10v6H7Z" />
  </>,
)
export const RenewIcon = icon(
  <>
    <path d="M19.5 9A8 8 0 0 0 5 8.5M4.5 15A8 8 0 0 0 19 15.5" />
    <path d="M5 4.5v4h4M19 19.5v-4h-4" />
  </>,
)
export const DownloadIcon = icon(<path d="M12 4v11m-5-4.5 5 5 5-5M5 20h14" />)
export const ShareIcon = icon(<path d="M12 15V4M8 7.5 12 4l4 3.5M8.5 11H6v9h12v-9h-2.5" />)
export const LanguageIcon = icon(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M3.2 12h17.6M12 3c-5.3 5.5-5.3 12.5 0 18 5.3-5.5 5.3-12.5 0-18Z" />
  </>,
)
export const ChevronIcon = icon(<path d="m8 10 4 4 4-4" />)
