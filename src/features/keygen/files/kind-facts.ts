import type { FileKind } from '../../../domain/devices'

/**
 * The facts about a kind of file that an expert is told; a test compares them with `pki/pkcs12/profiles`,
 * which the page can't see.
 */
export const fileKindIterations: Readonly<Record<FileKind, number>> = { modern: 310_000, compatible: 2_048 }
