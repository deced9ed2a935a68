/** Where a person installs the file, in the words the person is asked with. */
export type DeviceId =
  | 'windows'
  | 'windows_older'
  | 'macos'
  | 'iphone_ipad'
  | 'android'
  | 'android_older'
  | 'thunderbird_firefox'
  | 'linux'
  | 'java'
  | 'several'
  | 'unknown'

/** The two kinds of `.p12` file (`src/pki/pkcs12/profiles.ts`). */
export type FileKind = 'modern' | 'compatible'

/** One finding about a program and a kind of file; without language, the page has the sentence. */
interface DeviceEvidence {
  /** The program and its version: a proper name, the same in every language. */
  readonly text: string
  readonly profile: FileKind
  /** `mixed`: reports differ. */
  readonly finding: 'opens' | 'refuses' | 'mixed'
  /** `measured`: by us, as `src/pki/MEASUREMENTS.md` tells; `reported`: by others, in public. */
  readonly kind: 'measured' | 'reported'
  /** The program and version that was measured, or the address of the public report; a person is shown it. */
  readonly source: string
}

/** The programs that read a row's file in `tests/interop/devices.test.ts`. */
export type DeviceReader = 'openssl' | 'nss' | 'keytool' | 'forge'

/** A row of the table. */
export interface Device {
  readonly id: DeviceId
  readonly pkcs12Profile: FileKind
  readonly evidence: readonly DeviceEvidence[]
  /** The day on which the row was last held against its evidence, ISO 8601. */
  readonly checkedOn: string
  readonly readers: readonly DeviceReader[]
}

type Finding = (profile: FileKind, finding: DeviceEvidence['finding']) => DeviceEvidence
const measured =
  (text: string, source: string): Finding =>
  (profile, finding) => ({ text, profile, finding, kind: 'measured', source })
/** `thread`: a thread of GitHub, as GitHub itself writes it: `owner/name#number`. */
const reported = (
  text: string,
  profile: FileKind,
  finding: DeviceEvidence['finding'],
  thread: string,
): DeviceEvidence => {
  const source = `https://github.com/${thread.replace('#', '/issues/')}`
  return { text, profile, finding, kind: 'reported', source }
}

const openssl = measured('OpenSSL 3.0', 'openssl 3.0.19')
const java = measured('Java 17', 'keytool 17.0.21')
const gpgsm = measured('gpgsm 2.2 (KMail, Kleopatra)', 'gpgsm 2.2.40')
/** One program stands for many: `as` says which ones it stands for in a row. */
const nss = (as: string) => measured(as, 'pk12util 3.87.1')
const nssOfFirefox = measured('NSS 3.125 (Firefox ESR 153, Thunderbird 153)', 'pk12util 3.125.1')
const gnutls = measured('GnuTLS 3.7', 'certtool 3.7.9')

/** Programs that stand for many rows: what none of them refuses opens everywhere we know of. */
const everyCompatibleReader = [
  openssl('compatible', 'opens'),
  nss('NSS 3.87 (Firefox, Thunderbird)')('compatible', 'opens'),
  java('compatible', 'opens'),
]
const checkedOn = '2026-11-21'

/**
 * Devices and the file that opens there, in the order in which they are offered. A row is *modern* only where
 * something says that it opens; where reports differ it is *compatible*: a file that is refused as “wrong
 * password” costs a person more than it protects.
 */
export const devices: readonly Device[] = [
  {
    id: 'windows',
    pkcs12Profile: 'modern',
    evidence: [
      reported(
        'Windows 10 1709, Windows 11, Windows Server 2019',
        'modern',
        'opens',
        'acmesh-official/acme.sh#6805',
      ),
      reported('Windows Server 2019', 'modern', 'opens', 'ansible-collections/ansible.windows#582'),
      // Refused is more than 600,000 iterations; ours has 310,000.
      reported('Windows, > 600 000 iterations', 'modern', 'refuses', 'hwdsl2/setup-ipsec-vpn#414'),
      openssl('modern', 'opens'),
    ],
    checkedOn,
    readers: ['openssl'],
  },
  {
    id: 'windows_older',
    pkcs12Profile: 'compatible',
    evidence: [
      reported('Windows Server 2016, Windows 10 < 1709', 'modern', 'refuses', 'acmesh-official/acme.sh#6805'),
      reported('Windows Server 2016', 'modern', 'refuses', 'gregtwallace/certwarden#78'),
      reported('Windows Server 2016', 'compatible', 'opens', 'kaikramer/keystore-explorer#318'),
      openssl('compatible', 'opens'),
    ],
    checkedOn,
    readers: ['openssl', 'forge'],
  },
  {
    id: 'macos',
    pkcs12Profile: 'compatible',
    evidence: [
      reported('macOS ≤ 12', 'modern', 'refuses', 'pyca/cryptography#7293'),
      reported('macOS 13–15', 'modern', 'mixed', 'cabforum/smime#234'),
      // It opens where the format is named (`security import -f pkcs12`), not where it is guessed.
      reported('macOS 26', 'modern', 'mixed', 'tauri-apps/tauri#15844'),
      reported('macOS 26 (Keychain Access)', 'modern', 'refuses', 'chris2511/xca#474'),
      reported('macOS 26', 'compatible', 'opens', 'chris2511/xca#474'),
      openssl('compatible', 'opens'),
    ],
    checkedOn,
    readers: ['openssl', 'forge'],
  },
  {
    id: 'iphone_ipad',
    pkcs12Profile: 'compatible',
    evidence: [
      reported('iOS 16', 'modern', 'refuses', 'gunnarhaslinger/SMIME-OpenSSL-CA#1'),
      reported('iOS 16', 'compatible', 'opens', 'gunnarhaslinger/SMIME-OpenSSL-CA#1'),
      openssl('compatible', 'opens'),
    ],
    checkedOn,
    readers: ['openssl', 'forge'],
  },
  {
    // Modern, because each report from 14 on says that it opens and none that it doesn't; the other file is
    // one click away.
    id: 'android',
    pkcs12Profile: 'modern',
    evidence: [
      reported('Android 14+', 'modern', 'opens', 'strongswan/strongswan-docs#5'),
      reported('Android 16', 'modern', 'opens', 'NeySlim/ultimate-ca-manager#331'),
      openssl('modern', 'opens'),
    ],
    checkedOn,
    readers: ['openssl', 'keytool'],
  },
  {
    id: 'android_older',
    pkcs12Profile: 'compatible',
    evidence: [
      reported('Android ≤ 13', 'modern', 'refuses', 'strongswan/strongswan-docs#5'),
      reported('Android ≤ 12', 'modern', 'refuses', 'pyca/cryptography#7458'),
      reported('Android ≤ 12', 'compatible', 'opens', 'chris2511/xca#360'),
      openssl('compatible', 'opens'),
    ],
    checkedOn,
    readers: ['openssl', 'keytool'],
  },
  {
    id: 'thunderbird_firefox',
    pkcs12Profile: 'modern',
    evidence: [nss('NSS 3.87')('modern', 'opens'), nssOfFirefox('modern', 'opens')],
    checkedOn,
    readers: ['nss'],
  },
  {
    id: 'linux',
    pkcs12Profile: 'modern',
    evidence: [
      openssl('modern', 'opens'),
      nss('NSS 3.87 (Evolution, Chromium)')('modern', 'opens'),
      gnutls('modern', 'opens'),
      // A person who uses KMail or gpgsm itself takes the other file.
      gpgsm('modern', 'refuses'),
      gpgsm('compatible', 'opens'),
    ],
    checkedOn,
    readers: ['openssl', 'nss'],
  },
  {
    id: 'java',
    pkcs12Profile: 'modern',
    evidence: [
      java('modern', 'opens'),
      reported('Java 8 < 8u301', 'modern', 'refuses', 'kaikramer/keystore-explorer#302'),
      java('compatible', 'opens'),
    ],
    checkedOn,
    readers: ['keytool'],
  },
  {
    id: 'several',
    pkcs12Profile: 'compatible',
    evidence: everyCompatibleReader,
    checkedOn,
    readers: ['openssl', 'nss', 'keytool', 'forge'],
  },
  {
    id: 'unknown',
    pkcs12Profile: 'compatible',
    evidence: everyCompatibleReader,
    checkedOn,
    readers: ['openssl', 'nss', 'keytool', 'forge'],
  },
]

/** The row of an id that came from outside (URL, storage, file); undefined where there is none. */
export function deviceOf(id: string): Device | undefined {
  return devices.find((device) => device.id === id)
}
