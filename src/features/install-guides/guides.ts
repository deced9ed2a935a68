import type { useTranslations } from 'use-intl'
import type { DeviceId } from '../../domain/devices'

/** A text of the guides, below `guides` in the catalogue. */
type GuideText = Parameters<ReturnType<typeof useTranslations<'guides'>>>[0]

export interface GuideStep {
  readonly text: GuideText
  /** To be typed at a command line; the same in every language. */
  readonly command?: string
}

/** One thing to do: installing the file, or setting up one mail program. */
export interface GuidePart {
  readonly title: GuideText
  readonly about?: GuideText
  /** `points` are no sequence. */
  readonly list: 'steps' | 'points'
  readonly steps: readonly GuideStep[]
  /** How one sees that it worked. */
  readonly worked?: GuideStep
}

const command = (text: GuideText, line: string): GuideStep => ({ text, command: line })
const steps = (...texts: readonly (GuideText | GuideStep)[]): readonly GuideStep[] =>
  texts.map((step) => (typeof step === 'string' ? { text: step } : step))

/**
 * The parts that guides are put together from. Nobody here has the devices: names of menus were compared with
 * public documentation for Outlook (classic), Keychain Access, iOS profiles, Thunderbird and Firefox; the
 * others, and their translations, are from memory and unchecked.
 */
const parts = {
  windows_install: {
    title: 'part.windows_install.title',
    about: 'part.windows_install.about',
    list: 'steps',
    steps: steps(
      'part.windows_install.open',
      'part.windows_install.user',
      'part.windows_install.password',
      'part.windows_install.store',
      'part.windows_install.finish',
    ),
    worked: { text: 'part.windows_install.worked' },
  },
  outlook_classic: {
    title: 'part.outlook_classic.title',
    list: 'steps',
    steps: steps(
      'part.outlook_classic.open',
      'part.outlook_classic.settings',
      'part.outlook_classic.always',
      'part.outlook_classic.test',
    ),
    worked: { text: 'part.outlook_classic.worked' },
  },
  outlook_new: {
    title: 'part.outlook_new.title',
    about: 'part.outlook_new.about',
    list: 'steps',
    steps: steps(
      'part.outlook_new.restart',
      'part.outlook_new.open',
      'part.outlook_new.choose',
      'part.outlook_new.sign',
    ),
  },
  thunderbird: {
    title: 'part.thunderbird.title',
    about: 'part.thunderbird.about',
    list: 'steps',
    steps: steps(
      'part.thunderbird.open',
      'part.thunderbird.import',
      'part.thunderbird.file',
      'part.thunderbird.choose',
      'part.thunderbird.test',
    ),
    worked: { text: 'part.thunderbird.worked' },
  },
  firefox: {
    title: 'part.firefox.title',
    about: 'part.firefox.about',
    list: 'steps',
    steps: steps('part.firefox.open', 'part.firefox.import'),
    worked: { text: 'part.firefox.worked' },
  },
  mac_install: {
    title: 'part.mac_install.title',
    about: 'part.mac_install.about',
    list: 'steps',
    steps: steps(
      'part.mac_install.open',
      'part.mac_install.login',
      'part.mac_install.import',
      'part.mac_install.password',
    ),
    worked: { text: 'part.mac_install.worked' },
  },
  apple_mail: {
    title: 'part.apple_mail.title',
    list: 'steps',
    steps: steps('part.apple_mail.restart', 'part.apple_mail.compose', 'part.apple_mail.sign'),
    worked: { text: 'part.apple_mail.worked' },
  },
  outlook_mac: {
    title: 'part.outlook_mac.title',
    list: 'steps',
    steps: steps('part.outlook_mac.open', 'part.outlook_mac.choose', 'part.outlook_mac.test'),
  },
  iphone_install: {
    title: 'part.iphone_install.title',
    list: 'steps',
    steps: steps(
      'part.iphone_install.tap',
      'part.iphone_install.settings',
      'part.iphone_install.install',
      'part.iphone_install.password',
    ),
    worked: { text: 'part.iphone_install.worked' },
  },
  iphone_mail: {
    title: 'part.iphone_mail.title',
    list: 'steps',
    steps: steps(
      'part.iphone_mail.open',
      'part.iphone_mail.advanced',
      'part.iphone_mail.sign',
      'part.iphone_mail.encrypt',
    ),
    worked: { text: 'part.iphone_mail.worked' },
  },
  outlook_mobile: {
    title: 'part.outlook_mobile.title',
    about: 'part.outlook_mobile.about',
    list: 'steps',
    steps: steps('part.outlook_mobile.send', 'part.outlook_mobile.open', 'part.outlook_mobile.turn_on'),
  },
  android_install: {
    title: 'part.android_install.title',
    about: 'part.android_install.about',
    list: 'steps',
    steps: steps(
      'part.android_install.lock',
      'part.android_install.save',
      'part.android_install.open',
      'part.android_install.kind',
      'part.android_install.password',
    ),
    worked: { text: 'part.android_install.worked' },
  },
  android_mail: {
    title: 'part.android_mail.title',
    list: 'points',
    steps: steps('part.android_mail.own', 'part.android_mail.outlook', 'part.android_mail.gmail'),
  },
  evolution: {
    title: 'part.evolution.title',
    list: 'steps',
    steps: steps('part.evolution.open', 'part.evolution.file', 'part.evolution.choose'),
    worked: { text: 'part.evolution.worked' },
  },
  kleopatra: {
    title: 'part.kleopatra.title',
    about: 'part.kleopatra.about',
    list: 'steps',
    steps: steps(
      command('part.kleopatra.import', 'gpgsm --import FILE.p12'),
      'part.kleopatra.passphrase',
      'part.kleopatra.choose',
    ),
    worked: { text: 'part.kleopatra.worked' },
  },
  chromium_linux: {
    title: 'part.chromium_linux.title',
    about: 'part.chromium_linux.about',
    list: 'steps',
    steps: steps(command('part.chromium_linux.import', 'pk12util -d sql:$HOME/.pki/nssdb -i FILE.p12')),
    worked: command('part.chromium_linux.worked', 'certutil -d sql:$HOME/.pki/nssdb -L'),
  },
  java_check: {
    title: 'part.java_check.title',
    list: 'steps',
    steps: steps(command('part.java_check.list', 'keytool -list -v -storetype PKCS12 -keystore FILE.p12')),
    worked: { text: 'part.java_check.worked' },
  },
  java_use: {
    title: 'part.java_use.title',
    list: 'points',
    steps: steps(
      command(
        'part.java_use.direct',
        '-Djavax.net.ssl.keyStoreType=PKCS12 -Djavax.net.ssl.keyStore=FILE.p12',
      ),
      command(
        'part.java_use.import',
        'keytool -importkeystore -srcstoretype PKCS12 -srckeystore FILE.p12 -deststoretype PKCS12 -destkeystore STORE.p12',
      ),
    ),
  },
  several_devices: {
    title: 'part.several_devices.title',
    list: 'points',
    steps: steps('part.several_devices.kind', 'part.several_devices.each', 'part.several_devices.tidy'),
  },
  find_out: {
    title: 'part.find_out.title',
    list: 'points',
    steps: steps('part.find_out.program', 'part.find_out.browser', 'part.find_out.phone'),
  },
} as const satisfies Record<string, GuidePart>

export type GuidePartId = keyof typeof parts
export const guideParts: Readonly<Record<GuidePartId, GuidePart>> = parts

/** Faults that people meet; `repair` says which part of the file is made anew, where that helps. */
export const symptoms = {
  password_wrong_kind: { repair: 'kind' },
  password_typed: { repair: 'password' },
  smart_card: { repair: 'kind' },
  other_people: { repair: null },
  not_exportable: { repair: null },
  next_grey: { repair: 'password' },
  profile_downloaded: { repair: null },
  screen_lock: { repair: null },
  renamed: { repair: null },
  not_trusted: { repair: null },
  not_offered: { repair: null },
  old_mail: { repair: null },
  gpgsm_parse: { repair: 'kind' },
  java_password: { repair: 'kind' },
} as const satisfies Record<string, { readonly repair: 'kind' | 'password' | null }>
export type SymptomId = keyof typeof symptoms

/** Where the file has to be, beside the file and its password. */
type GuideNeed = 'deliverPhone' | 'deliverKeyStore'

interface Guide {
  readonly parts: readonly GuidePartId[]
  readonly symptoms: readonly SymptomId[]
  readonly need?: GuideNeed
  /** Leads on to the guides of the devices, where this one stands for several. */
  readonly leadsOn?: boolean
}

const everywhere = ['password_wrong_kind', 'password_typed'] as const
const inMail = ['not_offered', 'not_trusted', 'old_mail'] as const
const onWindows = [...everywhere, 'smart_card', 'other_people', 'not_exportable', ...inMail] as const
const onAndroid = ['screen_lock', ...everywhere, 'renamed', ...inMail] as const

/** The guide of each device. */
export const guides: Readonly<Record<DeviceId, Guide>> = {
  windows: {
    parts: ['windows_install', 'outlook_classic', 'outlook_new', 'thunderbird'],
    symptoms: onWindows,
  },
  windows_older: { parts: ['windows_install', 'outlook_classic', 'thunderbird'], symptoms: onWindows },
  macos: {
    parts: ['mac_install', 'apple_mail', 'outlook_mac', 'thunderbird'],
    symptoms: [...everywhere, ...inMail],
  },
  iphone_ipad: {
    parts: ['iphone_install', 'iphone_mail', 'outlook_mobile'],
    symptoms: ['profile_downloaded', 'next_grey', ...everywhere, 'renamed', ...inMail],
    need: 'deliverPhone',
  },
  android: {
    parts: ['android_install', 'android_mail', 'outlook_mobile'],
    symptoms: onAndroid,
    need: 'deliverPhone',
  },
  android_older: {
    parts: ['android_install', 'android_mail', 'outlook_mobile'],
    symptoms: onAndroid,
    need: 'deliverPhone',
  },
  thunderbird_firefox: { parts: ['thunderbird', 'firefox'], symptoms: [...everywhere, ...inMail] },
  linux: {
    parts: ['thunderbird', 'evolution', 'kleopatra', 'chromium_linux'],
    symptoms: ['gpgsm_parse', ...everywhere, ...inMail],
  },
  java: {
    parts: ['java_check', 'java_use'],
    symptoms: ['java_password', 'password_typed', 'not_trusted'],
    need: 'deliverKeyStore',
  },
  several: { parts: ['several_devices'], symptoms: [...everywhere, 'old_mail'], leadsOn: true },
  unknown: { parts: ['find_out'], symptoms: [...everywhere, 'old_mail'], leadsOn: true },
}
