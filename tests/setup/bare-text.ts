import { dirname, resolve } from 'node:path'
import ts from 'typescript'

/**
 * Finds text that stands on a page without an element of its own beside others. A browser that translates the
 * page puts `<font>` elements in the place of such a text node: React, which still holds the node, then
 * removes or inserts beside something that is no longer there, and the page is lost; or it changes a node
 * that nobody sees. Text that is an element's only child is safe: React sets it as the element's content.
 *
 * So: a child that is text, or may be, has no siblings, and none in a fragment; `t.rich` stands in
 * `RichText`, which gives each of its texts an element; a component doesn't return bare text.
 */
export function bareTextsIn(paths: readonly string[], examples: ReadonlyMap<string, string> = new Map()) {
  const virtual = new Map([...examples].map(([path, text]) => [resolve(path), text]))
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.json', ts.sys.readFile).config,
    ts.sys,
    '.',
  )
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile } = host
  host.fileExists = (path) => virtual.has(path) || fileExists(path)
  host.readFile = (path) => virtual.get(path) ?? readFile(path)
  const roots = [...paths.map((path) => resolve(path)), ...virtual.keys()]
  const program = ts.createProgram(roots, options, host)
  return roots.flatMap((path) => {
    const file = program.getSourceFile(path)
    return file ? bareTextsOf(file, program.getTypeChecker()) : [`${path}: not read`]
  })
}

function bareTextsOf(file: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const found: string[] = []
  const complain = (node: ts.Node, what: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    const path = file.fileName.slice(dirname(resolve('package.json')).length + 1)
    found.push(`${path}:${line + 1}: ${what}: ${node.getText(file).replace(/\s+/g, ' ').slice(0, 60)}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
      for (const child of bareChildren(node, checker)) complain(child, 'text without an element of its own')
    }
    if (isRichCall(node) && !isInRichText(node)) complain(node, 'rich text outside RichText')
    for (const text of returnedText(node, checker)) complain(text, 'a component that is bare text')
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/**
 * White space alone is left where it is by translating browsers, as long as nothing comes or goes before it.
 */
const isSpace = (child: ts.JsxChild): boolean =>
  (ts.isJsxText(child) && child.text.trim() === '') ||
  (ts.isJsxExpression(child) &&
    child.expression !== undefined &&
    ts.isStringLiteral(child.expression) &&
    child.expression.text.trim() === '')

function bareChildren(parent: ts.JsxElement | ts.JsxFragment, checker: ts.TypeChecker): ts.JsxChild[] {
  const children = parent.children.filter((child) =>
    ts.isJsxText(child)
      ? !child.containsOnlyTriviaWhiteSpaces
      : !ts.isJsxExpression(child) || child.expression !== undefined,
  )
  const isAlone = children.length === 1 && ts.isJsxElement(parent)
  return children.filter((child, index) => {
    if (isSpace(child))
      return children.slice(0, index).some((before) => ts.isJsxExpression(before) && !isSpace(before))
    if (ts.isJsxText(child)) return !isAlone
    if (!ts.isJsxExpression(child) || !child.expression) return false
    return isAlone ? isListOfText(child.expression, checker) : mayBeText(child.expression, checker)
  })
}

/**
 * Whether an expression can put a text node where it stands. What the syntax tells is not asked of the
 * checker, which is slow.
 */
function mayBeText(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isParenthesizedExpression(expression)) return mayBeText(expression.expression, checker)
  if (ts.isJsxElement(expression) || ts.isJsxSelfClosingElement(expression) || ts.isJsxFragment(expression))
    return false
  if (ts.isConditionalExpression(expression))
    return mayBeText(expression.whenTrue, checker) || mayBeText(expression.whenFalse, checker)
  if (expression.kind === ts.SyntaxKind.NullKeyword) return false
  if (ts.isStringLiteralLike(expression) || ts.isTemplateExpression(expression) || isTranslation(expression))
    return true
  return isText(checker.getTypeAtLocation(expression), checker)
}

/**
 * An only child that is a list has siblings all the same: its own items. `children` was judged where it was
 * written.
 */
function isListOfText(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isJsxElement(expression) || isTranslation(expression)) return false
  if (ts.isIdentifier(expression) && expression.text === 'children') return false
  const item = itemOf(checker.getTypeAtLocation(expression), checker)
  return item !== null && isText(item, checker)
}

const textFlags =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.Any |
  ts.TypeFlags.Unknown

/** `seen` ends the types that hold themselves (`Elements`). */
function isText(type: ts.Type, checker: ts.TypeChecker, seen = new Set<ts.Type>()): boolean {
  if (seen.has(type)) return false
  seen.add(type)
  if (type.isUnion()) return type.types.some((one) => isText(one, checker, seen))
  if (type.flags & textFlags) return true
  const item = itemOf(type, checker)
  return item !== null && isText(item, checker, seen)
}

function itemOf(type: ts.Type, checker: ts.TypeChecker): ts.Type | null {
  const symbol = type.getSymbol()?.name
  if (symbol !== 'Array' && symbol !== 'ReadonlyArray' && !checker.isTupleType(type)) return null
  return checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? null
}

/** `t('key')`, which is how every text of the product comes to a page. */
const isTranslation = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't'

const isRichCall = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.name.text === 'rich'

const isInRichText = ({ parent }: ts.Node): boolean =>
  ts.isJsxExpression(parent) &&
  ts.isJsxElement(parent.parent) &&
  parent.parent.openingElement.tagName.getText() === 'RichText'

/**
 * The text that a component (a function with a capital letter) returns, but for children as they were handed
 * over.
 */
function returnedText(component: ts.Node, checker: ts.TypeChecker): ts.Expression[] {
  if (!ts.isFunctionDeclaration(component) || !/^[A-Z]/.test(component.name?.text ?? '')) return []
  const found: ts.Expression[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression)
    ts.forEachChild(node, visit)
  }
  if (component.body) ts.forEachChild(component.body, visit)
  return found.filter(
    (returned) =>
      !(ts.isIdentifier(returned) && returned.text === 'children') && mayBeText(returned, checker),
  )
}
