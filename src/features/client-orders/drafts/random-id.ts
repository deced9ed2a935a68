import type { RandomId } from '../../../domain/orders/client-order-draft'

/** 128 random bits, base64url: names of drafts and rows, idempotency keys. */
export const randomId: RandomId = () =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
