import type { FileKind } from '../../../domain/devices'

/**
 * What an expert is told of a kind of file; a test holds it against `pki/pkcs12/profiles`, which the page
 * can't see.
 */
export const fileKindIterations: Readonly<Record<FileKind, number>> = { modern: 310_000, compatible: 2_048 }
