import { connect, createServer } from 'node:net'

/** A household's line: 9 Mbit/s down, 100 ms there and back. */
const downBytesPerMs = 9_000_000 / 8 / 1000
const oneWayMs = 50
/** The bytes that a line carries in one piece, so that the replies of several connections share the line. */
const pieceBytes = 4 * 1460

/**
 * Hands out what was put into it when its time has come, in the order in which it was put in.
 * @param {(data: Buffer) => void} deliver
 */
function delayed(deliver) {
  /** @type {{ data: Buffer, at: number }[]} */
  const waiting = []
  const work = () => {
    while (waiting[0] && waiting[0].at <= performance.now()) {
      deliver(waiting[0].data)
      waiting.shift()
    }
    if (waiting[0]) setTimeout(work, waiting[0].at - performance.now())
  }
  /** @param {Buffer} data @param {number} at */
  return (data, at) => {
    waiting.push({ data, at })
    if (waiting.length === 1) setTimeout(work, at - performance.now())
  }
}

/**
 * A line between a browser and a server of this machine, as slow as a household's: each byte arrives half a
 * round trip later, all connections together get no more than the line carries, and opening a connection
 * costs the round trip that the handshake of TCP takes. Slow start is left out, as browsers' own tools leave
 * it out.
 * @param {number} serverPort
 */
export async function openSlowLink(serverPort) {
  let freeAt = 0
  const server = createServer((near) => {
    const shaken = performance.now() + 2 * oneWayMs
    const far = connect(serverPort, '127.0.0.1')
    near.setNoDelay(true)
    far.setNoDelay(true)
    const up = delayed((data) => far.write(data))
    const down = delayed((data) => near.write(data))
    near.on('data', (data) => up(data, Math.max(shaken, performance.now()) + oneWayMs))
    far.on('data', (data) => {
      for (let at = 0; at < data.length; at += pieceBytes) {
        const piece = data.subarray(at, at + pieceBytes)
        freeAt = Math.max(freeAt, performance.now()) + piece.length / downBytesPerMs
        down(piece, freeAt + oneWayMs)
      }
    })
    const end = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('error', end).on('close', end)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { port, close: () => void server.close() }
}
