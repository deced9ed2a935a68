import type { DeviceId } from '../../../domain/devices'

/** The browser's hints about the device it runs on. */
interface DeviceSigns {
  readonly userAgent: string
  /** `navigator.maxTouchPoints`. */
  readonly touchPoints: number
  /** The system's version, where the browser tells (`NavigatorUAData.getHighEntropyValues`). */
  readonly platformVersion: string | null
}

/** Android from this version on reads the modern kind of file. */
const newAndroid = 14

/** Where the words of a user agent lead; the first that fits. */
const signs: readonly { readonly word: RegExp; readonly device: (signs: DeviceSigns) => DeviceId | null }[] =
  [
    { word: /iPhone|iPad|iPod/, device: () => 'iphone_ipad' },
    { word: /Android/, device: androidOf },
    // iPadOS calls itself a Mac; no Mac has a touch screen.
    { word: /Macintosh/, device: ({ touchPoints }) => (touchPoints > 1 ? 'iphone_ipad' : 'macos') },
    { word: /Windows NT (?:10|11)/, device: () => 'windows' },
    { word: /Windows/, device: () => 'windows_older' },
    { word: /Linux(?!.*(?:CrOS|Tizen|Web0S))/, device: () => 'linux' },
  ]

/** The guessed device, or null without a hint. A hint for a person, never a decision. */
export function guessDevice(of: DeviceSigns): DeviceId | null {
  return signs.find(({ word }) => word.test(of.userAgent))?.device(of) ?? null
}

function androidOf({ userAgent, platformVersion }: DeviceSigns): DeviceId | null {
  // Chromium writes “Android 10; K” on every Android (user agent reduction) and tells the version only when
  // asked.
  const told = /Android 10; K\b/.test(userAgent) ? undefined : /Android (\d+)/.exec(userAgent)?.[1]
  const version = Number.parseInt(platformVersion || told || '', 10)
  if (Number.isNaN(version)) return null
  return version >= newAndroid ? 'android' : 'android_older'
}
