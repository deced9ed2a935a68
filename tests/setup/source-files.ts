import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'

/**
 * One import of a source file. `target` is a package (`react`) or a path from the checkout's root without
 * extension.
 */
export interface SourceImport {
  readonly target: string
  readonly isPackage: boolean
  /** `url` is an address of a script (`?url`, `?worker&url`): its code doesn't come along. */
  readonly kind: 'value' | 'type' | 'url'
  /** The exports it names; null where it takes all of them. */
  readonly names: readonly string[] | null
}

export interface SourceFile {
  /** From the checkout's root, with forward slashes. */
  readonly path: string
  readonly lines: number
  readonly imports: readonly SourceImport[]
  /**
   * Names the code uses: `fetch`, `Date.now`, `.innerHTML`, `new Date()`; comments and strings aren't code.
   */
  readonly mentions: ReadonlySet<string>
  /** Every statement hands on what another module exports. */
  readonly isBarrel: boolean
  readonly exports: readonly string[]
  readonly undocumentedExports: readonly string[]
  /**
   * Elements of the page into which text can be put: `input` but for choices, files and what is only read,
   * `textarea`, `contentEditable`.
   */
  readonly textControls: readonly string[]
}

const unreadable = '(not a literal)'

function importOf(
  path: string,
  specifier: string,
  typeOnly: boolean,
  names: SourceImport['names'],
): SourceImport {
  const [name = '', query = ''] = specifier.split('?')
  const isPackage = !/^[./]/.test(name)
  const target = isPackage ? name : posix.join(dirname(path), name).replace(/\.(tsx?|mjs|js)$/, '')
  return { target, isPackage, kind: query.includes('url') ? 'url' : typeOnly ? 'type' : 'value', names }
}

/**
 * The text of a literal; of a template what comes before its first hole, which is what Vite resolves it by.
 */
function literalText(node: ts.Node | undefined): string {
  if (node && ts.isStringLiteralLike(node)) return node.text
  if (node && ts.isTemplateExpression(node)) return node.head.text
  return unreadable
}

interface FoundImports {
  readonly specifiers: readonly string[]
  readonly typeOnly: boolean
  readonly names: SourceImport['names']
}

const importedName = ({ propertyName, name }: ts.ImportSpecifier | ts.ExportSpecifier | ts.BindingElement) =>
  (propertyName ?? name).getText()

/** The names in `import y, { x } from`; null of `* as z`. */
function namesInClause(clause: ts.ImportClause | undefined): SourceImport['names'] {
  const named = clause?.namedBindings
  if (named && ts.isNamespaceImport(named)) return null
  return [...(clause?.name ? ['default'] : []), ...(named?.elements.map(importedName) ?? [])]
}

/**
 * The names that are read from `import('x')` itself: `(await import('x')).y`, `const { y } = await …`,
 * `.then(({ y }) => …)`; else null.
 */
function namesOfPromise(node: ts.Node): SourceImport['names'] {
  const { parent } = node
  if (ts.isAwaitExpression(parent) || ts.isParenthesizedExpression(parent)) return namesOfPromise(parent)
  if (ts.isPropertyAccessExpression(parent)) {
    const name = parent.name.text
    if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) return [name]
    const call = parent.parent
    if (!ts.isCallExpression(call)) return null
    if (name === 'catch') return namesOfPromise(call)
    const [handler] = call.arguments
    const [module] = handler && ts.isArrowFunction(handler) ? handler.parameters : []
    return name === 'then' && module ? namesInPattern(module.name) : null
  }
  return ts.isVariableDeclaration(parent) ? namesInPattern(parent.name) : null
}

const namesInPattern = (name: ts.BindingName): SourceImport['names'] =>
  ts.isObjectBindingPattern(name) ? name.elements.map(importedName) : null

function importsOf(node: ts.Node): FoundImports | null {
  if (ts.isImportDeclaration(node)) {
    const clause = node.importClause
    const named = clause?.namedBindings
    const onlyTypes =
      clause?.isTypeOnly ||
      (named && ts.isNamedImports(named) && !clause?.name && named.elements.length > 0
        ? named.elements.every((element) => element.isTypeOnly)
        : false)
    return {
      specifiers: [literalText(node.moduleSpecifier)],
      typeOnly: onlyTypes === true,
      names: namesInClause(clause),
    }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const clause = node.exportClause
    const names = clause && ts.isNamedExports(clause) ? clause.elements.map(importedName) : null
    return { specifiers: [literalText(node.moduleSpecifier)], typeOnly: node.isTypeOnly, names }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const [name] = node.qualifier?.getText().split('.') ?? []
    return {
      specifiers: [literalText(node.argument.literal)],
      typeOnly: true,
      names: name === undefined ? null : [name],
    }
  }
  if (ts.isCallExpression(node)) {
    const [first] = node.arguments
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      return { specifiers: [literalText(first)], typeOnly: false, names: namesOfPromise(node) }
    }
    if (node.expression.getText() === 'import.meta.glob') {
      const patterns =
        first && ts.isArrayLiteralExpression(first) ? first.elements.map(literalText) : [literalText(first)]
      return {
        specifiers: patterns.filter((pattern) => !pattern.startsWith('!')),
        typeOnly: false,
        names: null,
      }
    }
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
    const [address, base] = node.arguments ?? []
    if (base?.getText() === 'import.meta.url') {
      return { specifiers: [`${literalText(address)}?url`], typeOnly: false, names: [] }
    }
  }
  return null
}

const globals = new Set(['globalThis', 'window', 'self'])

/** `T[]` and `readonly T[]`. */
const isListType = (type: ts.TypeNode): boolean =>
  ts.isArrayTypeNode(type) || (ts.isTypeOperatorNode(type) && ts.isArrayTypeNode(type.type))

/** `queryKey: [a]`, and `const queryKey = [a]` for `{ queryKey }`. */
function isQueryKeyOfItsOwn(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node) && !ts.isVariableDeclaration(node)) return false
  const { name, initializer } = node
  const value = initializer && ts.isAsExpression(initializer) ? initializer.expression : initializer
  return name.getText() === 'queryKey' && value !== undefined && ts.isArrayLiteralExpression(value)
}

function mentionsOf(node: ts.Node): string[] {
  if (ts.isPropertyAccessExpression(node)) {
    const name = node.name.text
    if (!ts.isIdentifier(node.expression)) return [`.${name}`]
    const object = node.expression.text
    return [`.${name}`, `${object}.${name}`, ...(globals.has(object) ? [name] : [])]
  }
  if (ts.isBindingElement(node)) {
    const name = node.propertyName ?? node.name
    const from = node.parent.parent
    const object = ts.isVariableDeclaration(from) && from.initializer && ts.isIdentifier(from.initializer)
    if (!ts.isIdentifier(name) || !ts.isObjectBindingPattern(node.parent)) return []
    return [`.${name.text}`, ...(object ? mentionsOfMember(from.initializer.text, name.text) : [])]
  }
  if (ts.isJsxAttribute(node)) return [`.${node.name.getText()}`]
  if (ts.isSatisfiesExpression(node) && isListType(node.type)) return ['satisfies …[]']
  if (isQueryKeyOfItsOwn(node)) return ['queryKey: […]']
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return ['new Date()']
  if (!ts.isIdentifier(node)) return []
  const { parent } = node
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isQualifiedName(parent) && parent.right === node) ||
    ((ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isBindingElement(parent) ||
      ts.isJsxAttribute(parent)) &&
      (parent as { name?: ts.Node }).name === node)
  return isName ? [] : [node.text]
}

const takesNoText = /^["'{]*(checkbox|radio|file|hidden|button|submit|range|color)["'}]*$/

/** The element's name where text can be put into it, else null. */
function textControlIn(node: ts.Node): string | null {
  if (!ts.isJsxOpeningElement(node) && !ts.isJsxSelfClosingElement(node)) return null
  const attributes = new Map(
    node.attributes.properties.flatMap((attribute) =>
      ts.isJsxAttribute(attribute)
        ? [[attribute.name.getText().toLowerCase(), attribute.initializer?.getText() ?? 'true'] as const]
        : [],
    ),
  )
  const name = node.tagName.getText()
  if (attributes.has('contenteditable')) return 'contentEditable'
  if (name === 'textarea') return name
  if (name !== 'input' || takesNoText.test(attributes.get('type') ?? '')) return null
  return attributes.get('readonly') === 'true' ? null : name
}

const mentionsOfMember = (object: string, name: string): string[] => [
  `${object}.${name}`,
  ...(globals.has(object) ? [name] : []),
]

const isExported = (statement: ts.Statement) =>
  ts.canHaveModifiers(statement) &&
  ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) === true

const namesInBinding = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesInBinding(element.name) : []))

function exportsOf(statement: ts.Statement): string[] {
  if (ts.isExportAssignment(statement)) return ['default']
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause
    return clause && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.getText()) : []
  }
  if (!isExported(statement)) return []
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesInBinding(name))
  return [(statement as { name?: ts.Node }).name?.getText() ?? 'default']
}

function undocumented(statement: ts.Statement): string[] {
  // `export type X = (typeof xs)[number]` and the like repeat a table beside them, which has the doc.
  if (!isExported(statement) || ts.isTypeAliasDeclaration(statement)) return []
  const isDocumented = (node: ts.Node) => ts.getJSDocCommentsAndTags(node).length > 0
  if (isDocumented(statement)) return []
  if (ts.isInterfaceDeclaration(statement) && statement.members.some(isDocumented)) return []
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText())
  }
  return [(statement as { name?: ts.Node }).name?.getText() ?? '(default)']
}

/** Reads the imports and names out of the text of a TypeScript file; a CSS file has imports only. */
export function readSource(path: string, text: string): SourceFile {
  const imports: SourceImport[] = []
  const mentions = new Set<string>()
  const lines = text.split('\n').length - 1
  if (path.endsWith('.css')) {
    for (const [, specifier = ''] of text.matchAll(/(?:@import|from|url\()\s*['"]([^'"]+)['"]/g)) {
      imports.push(importOf(path, specifier, false, []))
    }
    return {
      path,
      lines,
      imports,
      mentions,
      isBarrel: false,
      exports: [],
      undocumentedExports: [],
      textControls: [],
    }
  }
  const textControls: string[] = []
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    const found = importsOf(node)
    for (const specifier of found?.specifiers ?? [])
      imports.push(importOf(path, specifier, found?.typeOnly ?? false, found?.names ?? null))
    for (const mention of mentionsOf(node)) mentions.add(mention)
    const control = textControlIn(node)
    if (control) textControls.push(control)
    ts.forEachChild(node, visit)
  }
  visit(source)
  const handsOn = (statement: ts.Statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier
  return {
    path,
    lines,
    imports,
    mentions,
    isBarrel: source.statements.length > 0 && source.statements.every(handsOn),
    exports: source.statements.flatMap(exportsOf),
    undocumentedExports: source.statements.flatMap(undocumented),
    textControls,
  }
}

/** Every source file below the folders, `.d.ts` and JSON aside. */
export function readSourcesBelow(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(tsx?|mjs|css)$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => readOnce(path, readFileSync(path, 'utf8')))
}

const known = new Map<string, { readonly text: string; readonly source: SourceFile }>()

/** Several test files of a process look at all sources; as long as a text is the same it is parsed once. */
function readOnce(path: string, text: string): SourceFile {
  const before = known.get(path)
  if (before?.text === text) return before.source
  const source = readSource(path, text)
  known.set(path, { text, source })
  return source
}
