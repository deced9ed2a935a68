import type { Formats } from 'use-intl'

/** Named formats: dates with the month in words, so that no one has to guess which number is the month. */
export const formats = {
  dateTime: {
    day: { day: 'numeric', month: 'long', year: 'numeric' },
    moment: { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' },
    time: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
    clock: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
  },
  number: {
    seconds: {
      style: 'unit',
      unit: 'second',
      unitDisplay: 'short',
      maximumFractionDigits: 1,
      minimumFractionDigits: 1,
    },
    wholeSeconds: { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 0 },
    kilobytes: { style: 'unit', unit: 'kilobyte', unitDisplay: 'short', maximumFractionDigits: 1 },
  },
} satisfies Formats

const { dateTime } = formats
const timeZoneName = 'short'

/** The same with the time zone named, for where it is not the person's own. */
export const formatsNamingZone: typeof formats = {
  ...formats,
  dateTime: {
    ...dateTime,
    moment: { ...dateTime.moment, timeZoneName } as typeof dateTime.moment,
    time: { ...dateTime.time, timeZoneName } as typeof dateTime.time,
  },
}
