import ts from 'typescript'

const controls = ['TextField', 'TextAreaField', 'PasswordField', 'FileField', 'DateField']
const elements = ['input', 'textarea']
const mayHave = /Field\b|<input|<textarea|contentEditable/
/** The controls themselves, choices, and the address beside a password, which nobody types. */
const made = new Set([
  'src/ui/fields/text-field.tsx',
  'src/ui/fields/text-area-field.tsx',
  'src/ui/fields/password-field.tsx',
  'src/ui/fields/file-field.tsx',
  'src/ui/fields/date-field.tsx',
  'src/ui/fields/choice.tsx',
  'src/features/keygen/password/user-name-field.tsx',
])

/**
 * Every text and file input that a file of the product draws: `where control id`, as the table of the fuzz
 * names them.
 */
export function inputsIn(path: string, text: string): string[] {
  if (made.has(path) || !mayHave.test(text)) return []
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const names = new Map([...controls, ...elements].map((name) => [name, name]))
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    // Under another name it is the same control.
    if (ts.isImportSpecifier(node) && node.propertyName && controls.includes(node.propertyName.text))
      names.set(node.name.text, node.propertyName.text)
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const name = names.get(node.tagName.getText())
      const attributes = node.attributes.properties
      const named = (name: string) =>
        attributes.find((one) => ts.isJsxAttribute(one) && one.name.getText() === name)
      const id = (named('id') ?? attributes.find(ts.isJsxSpreadAttribute))?.getText() ?? '(none)'
      const place = path.replace(/^src\/(features\/)?/, '').replace(/\.tsx$/, '')
      if (name) found.push(`${place} ${name} ${id}`)
      else if (named('contentEditable')) found.push(`${place} contentEditable ${id}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
