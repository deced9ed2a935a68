import { spawn } from 'node:child_process'

/** Past it a command hangs. The journeys are the longest. */
const minutes = 30

/**
 * Runs a command to its end. Its output is kept and handed back; where `live`, it is shown as it comes, too.
 * @param {readonly string[]} command program and arguments; `node` is the running one
 * @param {{ live?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function execute([program = '', ...args], { live = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      env: { ...process.env, NODE_ENV: undefined, CI: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a group of its own, so that a step that hangs is ended with its browser and servers
    })
    let output = ''
    for (const [stream, shown] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk
        if (live) shown.write(chunk)
      })
    }
    const endGroup = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // Nothing of the group is left.
      }
    }
    const timer = setTimeout(() => {
      output += `\nended after ${minutes} minutes\n`
      endGroup()
    }, minutes * 60_000)
    const interrupt = () => {
      endGroup()
      process.exit(130)
    }
    process.once('SIGINT', interrupt)
    process.once('SIGTERM', interrupt)
    /** @param {boolean} ok */
    const settle = (ok) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', interrupt)
      endGroup()
      resolve({ ok, output })
    }
    child.on('error', (error) => {
      output += error.message
      settle(false)
    })
    child.on('exit', (code) => settle(code === 0))
  })
}
