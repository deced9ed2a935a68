import { useMemo } from 'react'
import { useFormatter as useIntlFormatter } from 'use-intl'

/** The formatter of `use-intl`, for dates that a line's end does not tear apart. */
export function useFormatter() {
  const format = useIntlFormatter()
  return useMemo(() => {
    const { dateTime } = format
    const kept = (...asked: Parameters<typeof dateTime>) => unbroken(dateTime(...asked))
    return { ...format, dateTime: kept as typeof dateTime }
  }, [format])
}

/** A date in one piece and a time in one piece; between the two, at a word like “at”, a line may end. */
export const unbroken = (moment: string): string => moment.replace(/ (?!(at|à|om) )/g, '\u00a0')
