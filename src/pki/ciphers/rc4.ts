/**
 * RC4, one way like the other. Old files are read with it, nothing is written. Without padding: nothing in it
 * tells a wrong key.
 */
export function rc4(key: Uint8Array, text: Uint8Array): Uint8Array<ArrayBuffer> {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const at = (index: number) => state[index] ?? 0
  const swap = (i: number, j: number) => {
    const kept = at(i)
    state[i] = at(j)
    state[j] = kept
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 0xff
    swap(i, j)
  }
  let i = 0
  let j = 0
  const output = Uint8Array.from(text, (byte) => {
    i = (i + 1) & 0xff
    j = (j + at(i)) & 0xff
    swap(i, j)
    return byte ^ at((at(i) + at(j)) & 0xff)
  })
  state.fill(0)
  return output
}
