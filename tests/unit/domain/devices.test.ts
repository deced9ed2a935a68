import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type DeviceId, deviceOf, devices } from '../../../src/domain/devices'

const measurements = readFileSync('src/pki/MEASUREMENTS.md', 'utf8')

/** The file decided on for each device, written here apart from the table. */
const expected: Readonly<Record<DeviceId, 'modern' | 'compatible'>> = {
  windows: 'modern',
  windows_older: 'compatible',
  macos: 'compatible',
  iphone_ipad: 'compatible',
  android: 'modern',
  android_older: 'compatible',
  thunderbird_firefox: 'modern',
  linux: 'modern',
  java: 'modern',
  several: 'compatible',
  unknown: 'compatible',
}

test('every device is there once, with the file that was decided on', () => {
  expect(Object.fromEntries(devices.map(({ id, pkcs12Profile }) => [id, pkcs12Profile]))).toEqual(expected)
  expect(devices).toHaveLength(Object.keys(expected).length)
})

describe.each(devices)('$id', ({ id, pkcs12Profile, evidence, checkedOn, readers }) => {
  test('is found by its id', () => expect(deviceOf(id)?.id).toBe(id))

  test('says what its file rests on', () => {
    const own = evidence.filter(({ profile }) => profile === pkcs12Profile)
    expect(own.some(({ finding }) => finding === 'opens')).toBe(true)
    expect(
      own.filter(({ kind, finding }) => kind === 'measured' && finding !== 'opens' && id !== 'linux'),
    ).toEqual([])
    for (const { text, kind, source } of evidence) {
      expect(text).not.toBe('')
      if (kind === 'measured') expect(measurements).toContain(`| ${source} |`)
      else expect(source).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+$/)
    }
  })

  test('gets the compatible file where the modern one is known to be refused', () => {
    const refused = evidence.some(
      ({ profile, finding, kind, text }) =>
        profile === 'modern' &&
        finding === 'refuses' &&
        kind === 'reported' &&
        !/iterations|< 8u301/.test(text),
    )
    if (refused) expect(pkcs12Profile).toBe('compatible')
  })

  test('was held against its evidence on a day, by a reader of ours', () => {
    expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(Number.isNaN(Date.parse(checkedOn))).toBe(false)
    expect(readers.length).toBeGreaterThan(0)
  })
})

test('an id from outside that is none has no row', () => {
  for (const id of ['', 'toString', '__proto__', 'Windows', 'phone']) expect(deviceOf(id)).toBeUndefined()
})
