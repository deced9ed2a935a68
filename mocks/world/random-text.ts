import { sha256Hex } from './digest'
import type { Scene } from './scene'

/** `length` random bytes as base64url without padding (RFC 4648 §5). */
export function randomText(random: Scene['random'], length: number): string {
  return btoa(String.fromCharCode(...random(length)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The hash that finds a token: lower-case hex. */
export const tokenSha256 = (token: string): Promise<string> => sha256Hex(new TextEncoder().encode(token))
