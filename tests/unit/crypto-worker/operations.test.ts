import { describe, expect, test } from 'vitest'
import type { OperationContext, ProgressStep } from '../../../src/crypto-worker/operation-context'
import { createOperations, type KeyId } from '../../../src/crypto-worker/operations'
import { AppError } from '../../../src/errors'
import { pemOf } from '../../../src/pki/der/pem'
import { onlyKey, toOpen } from '../../setup/foreign-file'
import { exampleKeptFacts } from '../../setup/kept-facts'
import { testChain } from '../../setup/pki-fixtures'
import { withMember } from '../../setup/quick-crypto'

const subject = { commonName: 'Alice', emails: ['alice@example.com'] }
const password = 'correct horse battery'
const facts = exampleKeptFacts()

/** A context that is cancelled as soon as that step has been told, and remembers the steps. */
function contextCancelledAt(step?: ProgressStep) {
  const controller = new AbortController()
  const steps: ProgressStep[] = []
  const progress = (told: ProgressStep) => {
    steps.push(told)
    if (told === step) controller.abort(new AppError('cancelled'))
  }
  return { context: { signal: controller.signal, progress }, steps, controller }
}

/** A provider that counts what is signed with it, and lets a test act in the middle of making a key. */
function providerWith(onKeyMade: () => void): Crypto {
  const generateKey =
    (subtle: SubtleCrypto) =>
    async (algorithm: AlgorithmIdentifier, ...rest: [boolean, KeyUsage[]]) => {
      const keys = await subtle.generateKey(algorithm, ...rest)
      onKeyMade()
      return keys
    }
  return withMember(crypto, 'generateKey', generateKey as never)
}

async function madeFile() {
  const operations = createOperations(crypto)
  const { context } = contextCancelledAt()
  const { keyId, csrPem } = await operations.makeKeyAndCsr({ keyProfile: 'ec_p256', subject }, context)
  const { root } = await testChain()
  const certificatePem = pemOf('certificate', await root.issueMail(csrPem, 'alice@example.com'))
  const input = { keyId, certificatePem, chainPem: [root.certificatePem], password, friendlyName: 'Alice' }
  return { operations, keyId, input }
}

describe('progress', () => {
  test('is told step by step', async () => {
    const { operations, input } = await madeFile()
    const { context, steps } = contextCancelledAt()
    await operations.buildPkcs12({ ...input, profile: 'compatible' }, context)
    expect(steps).toEqual(['pkcs12', 'pkcs12-check'])
  })
})

describe('cancel', () => {
  test.each(['key-pair', 'csr'] as const)('while making a key, at %s: no key is kept', async (step) => {
    const { context } = contextCancelledAt(step)
    let copies = 0
    const operations = createOperations({
      ...providerWith(() => {}),
      // A key that is held gets its name from here.
      getRandomValues: (array) => {
        copies++
        return crypto.getRandomValues(array)
      },
    } as Crypto)
    const making = operations.makeKeyAndCsr({ keyProfile: 'ec_p256', subject }, context)
    await expect(making).rejects.toMatchObject({ code: 'cancelled' })
    expect(copies).toBe(0)
    await operations.makeKeyAndCsr({ keyProfile: 'ec_p256', subject }, contextCancelledAt().context)
    expect(copies).toBe(1)
  })

  test('that arrives during key generation is seen right after it', async () => {
    const { context, controller, steps } = contextCancelledAt()
    const operations = createOperations(providerWith(() => controller.abort(new AppError('cancelled'))))
    const making = operations.makeKeyAndCsr({ keyProfile: 'ec_p256', subject }, context)
    await expect(making).rejects.toMatchObject({ code: 'cancelled' })
    expect(steps).toEqual(['key-pair'])
  })

  test('while building a file ends the long loop', async () => {
    const { operations, input } = await madeFile()
    const build = (context: OperationContext) =>
      operations.buildPkcs12({ ...input, profile: 'modern' }, context)
    const beforeWhole = performance.now()
    await build(contextCancelledAt().context)
    const whole = performance.now() - beforeWhole
    const { context, controller, steps } = contextCancelledAt()
    const start = performance.now()
    const building = build(context)
    setTimeout(() => controller.abort(new AppError('cancelled')), 5)
    await expect(building).rejects.toMatchObject({ code: 'cancelled' })
    expect(performance.now() - start, `a whole file takes ${whole} ms`).toBeLessThan(whole / 2)
    expect(steps).toEqual(['pkcs12'])
  })

  test('while checking the file gives nothing out', async () => {
    const { operations, input } = await madeFile()
    const { context } = contextCancelledAt('pkcs12-check')
    const building = operations.buildPkcs12({ ...input, profile: 'modern' }, context)
    await expect(building).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('while sealing or opening', async () => {
    const { operations, keyId } = await madeFile()
    const sealing = operations.keepKey({ keyId, password, facts }, contextCancelledAt('sealing').context)
    await expect(sealing).rejects.toMatchObject({ code: 'cancelled' })
    const { sealedKeyPem } = await operations.keepKey(
      { keyId, password, facts },
      contextCancelledAt().context,
    )
    const opening = operations.openSealedKey(
      { sealedKeyPem, password },
      contextCancelledAt('opening').context,
    )
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('a key that is not held', () => {
  test('is forgotten for every operation that needs it, and forgetting it again is no failure', async () => {
    const { operations, keyId, input } = await madeFile()
    const { context } = contextCancelledAt()
    const other = createOperations(crypto)
    await expect(other.keepKey({ keyId, password, facts }, context)).rejects.toMatchObject({
      code: 'key-forgotten',
    })
    await operations.forgetKey({ keyId }, context)
    await operations.forgetKey({ keyId }, context)
    for (const call of [
      () => operations.keepKey({ keyId, password, facts }, context),
      () => operations.checkCertificate(input, context),
      () => operations.buildPkcs12({ ...input, profile: 'modern' }, context),
      () => operations.buildPkcs12({ ...input, keyId: 'toString' as KeyId, profile: 'modern' }, context),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'key-forgotten' })
    }
  })

  test.each([0, 10, 60])(
    'what is under way is finished with it when it is forgotten %d ms later',
    async (delay) => {
      const { operations, keyId, input } = await madeFile()
      const { context } = contextCancelledAt()
      const building = operations.buildPkcs12({ ...input, profile: 'modern' }, context)
      const sealing = operations.keepKey({ keyId, password, facts }, context)
      await new Promise((resolve) => setTimeout(resolve, delay))
      await operations.forgetKey({ keyId }, context)
      const { pkcs12Der } = await building
      const { certificates } = onlyKey(await operations.openPkcs12(toOpen(pkcs12Der, password), context))
      const { sealedKeyPem } = await sealing
      const again = await operations.openSealedKey({ sealedKeyPem, password }, context)
      expect(certificates[0].facts.publicKeySha256).toBe(again.publicKeySha256)
    },
  )
})

test('a password of half a character is refused, not replaced', async () => {
  const { operations, keyId, input } = await madeFile()
  const { context } = contextCancelledAt()
  const half = 'correct horse \ud83d'
  for (const call of [
    () => operations.keepKey({ keyId, password: half, facts }, context),
    () => operations.buildPkcs12({ ...input, password: half, profile: 'modern' }, context),
    () => operations.buildPkcs12({ ...input, password: half, profile: 'compatible' }, context),
  ]) {
    await expect(call()).rejects.toMatchObject({ code: 'password-malformed' })
  }
})
