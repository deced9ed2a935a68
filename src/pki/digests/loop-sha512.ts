// biome-ignore-all lint/style/noNonNullAssertion: every index here is within its array, and a check would cost what the loop saves.
// SHA-512 and SHA-384 (FIPS 180-4 §6.4, §6.5) on pairs of 32-bit words, the higher one first.

/**
 * First 64 bits of the fractional parts of the roots of the first primes (FIPS 180-4 §4.2.3, §5.3.4, §5.3.5),
 * in whole numbers: exact.
 */
function fractions(from: number, count: number, degree: 2 | 3): Int32Array {
  const words: number[] = []
  for (const prime of primes(from + count).slice(from)) {
    const root = rootOf(BigInt(prime) << BigInt(64 * degree), degree)
    words.push(Number((root >> 32n) & 0xffffffffn) | 0, Number(root & 0xffffffffn) | 0)
  }
  return Int32Array.from(words)
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  }
  return found
}

/** The whole part of a root, bit by bit. */
function rootOf(value: bigint, degree: 2 | 3): bigint {
  let root = 0n
  for (let bit = 1n << 69n; bit > 0n; bit >>= 1n) {
    const tried = root | bit
    if (tried ** BigInt(degree) <= value) root = tried
  }
  return root
}

/** FIPS 180-4 §5.3.5. */
export const sha512Initial = fractions(0, 8, 2)
/** FIPS 180-4 §5.3.4: of the ninth to the sixteenth prime. */
export const sha384Initial = fractions(8, 8, 2)
const constants = fractions(0, 80, 3)
const schedule = new Int32Array(160)

/** Adds one block of 32 words to the state of 16 (FIPS 180-4 §6.4.2). */
export function compressSha512(state: Int32Array, block: Int32Array): void {
  const w = schedule
  const k = constants
  for (let t = 0; t < 32; t++) w[t] = block[t]!
  for (let t = 32; t < 160; t += 2) {
    const xh = w[t - 30]!
    const xl = w[t - 29]!
    const yh = w[t - 4]!
    const yl = w[t - 3]!
    const s0h = ((xh >>> 1) | (xl << 31)) ^ ((xh >>> 8) | (xl << 24)) ^ (xh >>> 7)
    const s0l = ((xl >>> 1) | (xh << 31)) ^ ((xl >>> 8) | (xh << 24)) ^ ((xl >>> 7) | (xh << 25))
    const s1h = ((yh >>> 19) | (yl << 13)) ^ ((yl >>> 29) | (yh << 3)) ^ (yh >>> 6)
    const s1l = ((yl >>> 19) | (yh << 13)) ^ ((yh >>> 29) | (yl << 3)) ^ ((yl >>> 6) | (yh << 26))
    const low = (w[t - 31]! >>> 0) + (s0l >>> 0) + (w[t - 13]! >>> 0) + (s1l >>> 0)
    w[t] = (w[t - 32]! + s0h + w[t - 14]! + s1h + ((low / 2 ** 32) | 0)) | 0
    w[t + 1] = low | 0
  }
  let ah = state[0]!
  let al = state[1]!
  let bh = state[2]!
  let bl = state[3]!
  let ch = state[4]!
  let cl = state[5]!
  let dh = state[6]!
  let dl = state[7]!
  let eh = state[8]!
  let el = state[9]!
  let fh = state[10]!
  let fl = state[11]!
  let gh = state[12]!
  let gl = state[13]!
  let hh = state[14]!
  let hl = state[15]!
  for (let t = 0; t < 160; t += 2) {
    const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23))
    const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23))
    const chh = gh ^ (eh & (fh ^ gh))
    const chl = gl ^ (el & (fl ^ gl))
    const low1 = (hl >>> 0) + (s1l >>> 0) + (chl >>> 0) + (k[t + 1]! >>> 0) + (w[t + 1]! >>> 0)
    const t1h = (hh + s1h + chh + k[t]! + w[t]! + ((low1 / 2 ** 32) | 0)) | 0
    const t1l = low1 | 0
    const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25))
    const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25))
    const majh = (ah & bh) | (ch & (ah | bh))
    const majl = (al & bl) | (cl & (al | bl))
    hh = gh
    hl = gl
    gh = fh
    gl = fl
    fh = eh
    fl = el
    const lowE = (dl >>> 0) + (t1l >>> 0)
    eh = (dh + t1h + ((lowE / 2 ** 32) | 0)) | 0
    el = lowE | 0
    dh = ch
    dl = cl
    ch = bh
    cl = bl
    bh = ah
    bl = al
    const lowA = (t1l >>> 0) + (s0l >>> 0) + (majl >>> 0)
    ah = (t1h + s0h + majh + ((lowA / 2 ** 32) | 0)) | 0
    al = lowA | 0
  }
  add(state, 0, ah, al)
  add(state, 2, bh, bl)
  add(state, 4, ch, cl)
  add(state, 6, dh, dl)
  add(state, 8, eh, el)
  add(state, 10, fh, fl)
  add(state, 12, gh, gl)
  add(state, 14, hh, hl)
}

function add(state: Int32Array, at: number, high: number, low: number): void {
  const sum = (state[at + 1]! >>> 0) + (low >>> 0)
  state[at] = state[at]! + high + ((sum / 2 ** 32) | 0)
  state[at + 1] = sum | 0
}
