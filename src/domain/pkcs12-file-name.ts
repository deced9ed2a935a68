const maxNameLength = 60

/**
 * The name under which a certificate file is saved: `Alice-Whitcombe-2026-11-21.p12`. Letters and digits of any script
 * stay, everything else (separators, what Windows forbids, invisible direction marks) becomes a hyphen. The date is the local one.
 */
export function pkcs12FileName(commonName: string, date: Date, suffix = ''): string {
  const name = commonName
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const short = Array.from(name).slice(0, maxNameLength).join('').replace(/-+$/, '')
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${[short || 'certificate', ...day, ...(suffix ? [suffix] : [])].join('-')}.p12`
}
