/**
 * `npm run dev`: the product with hot reload, in the mock world of the page; with `--api http://…` against a
 * backend, which gets every request below `/api` and `/world` as if it were the page's own server. Everything
 * else goes to Vite.
 */
import { spawn } from 'node:child_process'

const args = process.argv.slice(2)
const at = args.findIndex((arg) => arg === '--api' || arg.startsWith('--api='))
const [, given] = args[at]?.split('=', 2) ?? []
const api = at < 0 ? undefined : (given ?? args[at + 1] ?? '')
if (api !== undefined && !/^https?:\/\//.test(api)) {
  process.stderr.write(`--api takes the address of a backend, such as http://127.0.0.1:4180, not “${api}”\n`)
  process.exit(2)
}
if (at >= 0) args.splice(at, given === undefined ? 2 : 1)
const mode = api === undefined ? [] : ['--mode', 'backend']
if (api !== undefined)
  process.stdout.write(`\n  Backend: ${api}   Sign in to its mock world: open /world/sign-in\n`)
const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...mode, ...args], {
  stdio: 'inherit',
  env: { ...process.env, ...(api !== undefined && { CERTDESK_API: api }) },
})
vite.on('exit', (code) => process.exit(code ?? 1))
