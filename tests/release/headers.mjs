/**
 * The headers that a static host makes of a `_headers` file (the format of Netlify and Cloudflare Pages): a
 * line with a path, where `*` stands for anything, then indented lines `Name: value`. A path that several
 * blocks fit gets the headers of all of them; where two blocks set one header, their values are joined by a
 * comma, which for a policy means that both hold (CSP3 §4.2.2).
 */

/**
 * @typedef {object} HeaderBlock
 * @property {RegExp} path
 * @property {[name: string, value: string][]} headers
 */

/**
 * @param {string} text of a `_headers` file
 * @returns {HeaderBlock[]}
 */
export function parseHeaders(text) {
  /** @type {HeaderBlock[]} */
  const blocks = []
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    if (!/^\s/.test(line)) {
      const pattern = line
        .trim()
        .split('*')
        .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      blocks.push({ path: new RegExp(`^${pattern.join('.*')}$`), headers: [] })
      continue
    }
    const colon = line.indexOf(':')
    blocks.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  return blocks
}

/**
 * @param {readonly HeaderBlock[]} blocks
 * @param {string} path of a request, without query
 * @returns {Record<string, string>}
 */
export function headersFor(blocks, path) {
  /** @type {Record<string, string>} */
  const headers = {}
  for (const block of blocks) {
    if (!block.path.test(path)) continue
    for (const [name, value] of block.headers)
      headers[name] = name in headers ? `${headers[name]}, ${value}` : value
  }
  return headers
}
