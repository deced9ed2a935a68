/** The octets of a DER length. */
export function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest & 255)
  return [0x80 | octets.length, ...octets]
}

/** An element written by hand: what a library would refuse to write can be written so. */
export function tlv(tag: number, ...contents: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = Buffer.concat(contents)
  return Uint8Array.from(Buffer.concat([Uint8Array.of(tag, ...lengthOctets(content.length)), content]))
}

/** A name, what was done, and the bytes. */
export interface HostileInput {
  readonly what: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * The forms of a good file on a bad day: cut short at every place that matters, a bit flipped in every byte
 * at the start and in many further on, grown, wrapped, repeated. The same for the same `step`.
 */
export function spoiled(good: Uint8Array, step: number): HostileInput[] {
  const inputs: HostileInput[] = []
  const add = (what: string, bytes: Uint8Array) => inputs.push({ what, bytes: Uint8Array.from(bytes) })
  for (let length = 0; length < good.length; length += length < 40 ? 1 : step) {
    add(`cut to ${length}`, good.subarray(0, length))
  }
  for (let at = 0; at < good.length; at += at < 120 ? 1 : step) {
    for (const bit of at < 120 ? [0, 3, 5, 7] : [at % 8]) {
      const flipped = Uint8Array.from(good)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
      add(`bit ${bit} of byte ${at} flipped`, flipped)
    }
  }
  add('a byte appended', Buffer.concat([good, Uint8Array.of(0)]))
  add('twice', Buffer.concat([good, good]))
  add('in a sequence', tlv(0x30, good))
  add('in octets', tlv(0x04, good))
  add('zeros of the same length', new Uint8Array(good.length))
  add('ones of the same length', new Uint8Array(good.length).fill(0xff))
  add('random', crypto.getRandomValues(new Uint8Array(good.length)))
  return inputs
}

/** Structures that no file has: deep, wide, large, without end. */
export function monsters(): HostileInput[] {
  const nested = (tag: number, levels: number) => {
    const inside: number[] = []
    let length = 0
    for (let level = 0; level < levels; level++) {
      const header = [tag, ...lengthOctets(length)]
      inside.unshift(...header)
      length += header.length
    }
    return Uint8Array.from(inside)
  }
  const repeated = (unit: readonly number[], times: number) =>
    Uint8Array.from({ length: unit.length * times }, (_, index) => unit[index % unit.length] ?? 0)
  return [
    { what: 'sequences in sequences', bytes: nested(0x30, 5_000) },
    { what: 'octets in octets', bytes: nested(0x04, 5_000) },
    { what: 'explicit tags in explicit tags', bytes: nested(0xa0, 5_000) },
    { what: 'sequences without end', bytes: repeated([0x30, 0x80], 30_000) },
    { what: 'octets in pieces without end', bytes: repeated([0x24, 0x80], 30_000) },
    { what: 'a sequence of many nulls', bytes: tlv(0x30, repeated([5, 0], 30_000)) },
    { what: 'two megabytes', bytes: tlv(0x30, tlv(0x04, new Uint8Array(2_000_000))) },
    { what: 'a length of four gigabytes', bytes: Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 1) },
    {
      what: 'an object identifier without end',
      bytes: tlv(0x30, tlv(0x06, new Uint8Array(50_000).fill(0xff))),
    },
    { what: 'an integer of 50,000 bytes', bytes: tlv(0x30, tlv(0x02, new Uint8Array(50_000).fill(0x7f))) },
  ]
}
