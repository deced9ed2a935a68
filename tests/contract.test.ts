import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { routes } from '../mocks/served/routes'
import { contractFiles, divisionFaults } from './setup/contract-bundle.mjs'
import { contractChecker } from './setup/contract-checker'
import { tellContractStory } from './setup/contract-story'
import { apiUrl, serveWorld } from './setup/world-node'

const checker = contractChecker(apiUrl)

describe('the document', () => {
  test('is OpenAPI 3.1', async () => {
    const result = await new Validator().validate(structuredClone(checker.document))
    expect(result).toMatchObject({ valid: true })
    expect(checker.document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./) })
  })

  test('is divided into files by resource, and nothing is lost between them', () => {
    const files = contractFiles()
    expect(files.length).toBeGreaterThan(1)
    expect(divisionFaults(files, checker.document)).toEqual([])
  })

  test('the division would be refused with a name twice, a long file, or a part that nothing leads to', () => {
    const faultsWith = (text: string) =>
      divisionFaults([...contractFiles(), { name: 'vaults.yaml', text }], checker.document)
    expect(faultsWith('components: { schemas: { Money: { type: string } } }')).toEqual([
      'schemas/Money is defined in shared.yaml and in vaults.yaml',
    ])
    expect(faultsWith(`${'#\n'.repeat(500)}paths: {}\n`)).toEqual([
      'vaults.yaml has 501 lines, at most 500 are allowed',
    ])
    expect(faultsWith('paths: { /vaults: {} }\ncomponents: { schemas: { Vault: {} } }')).toEqual([
      'nothing leads to /vaults in vaults.yaml',
      'nothing leads to schemas/Vault in vaults.yaml',
    ])
  })

  test('has no two operations of one name', () => {
    const names = checker.operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  test('has a route for each operation, and an operation for each route', () => {
    const handled = routes.map(({ method, path }) => `${method} ${path}`)
    const declared = checker.operations.map(({ method, path }) => `${method} ${path}`)
    expect(handled.toSorted()).toEqual(declared.toSorted())
  })
})

tellContractStory(serveWorld)
