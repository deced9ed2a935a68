/**
 * Runs in the page: puts each text into two nested `font` elements, as Chrome's translation does, also the
 * ones that come later and those marked as being in no language, which Chrome leaves.
 */
export function translateAll(): void {
  const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE
  const translate = (text: Text) => {
    const { parentElement } = text
    if (!parentElement || text.data.trim() === '' || parentElement.closest('script, style, textarea, font'))
      return
    const outer = document.createElement('font')
    const inner = outer.appendChild(document.createElement('font'))
    inner.append(text.data)
    text.replaceWith(outer)
  }
  const textsBelow = (root: Node): Text[] => {
    const found: Text[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text)
    return found
  }
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      for (const node of [target, ...addedNodes]) {
        for (const text of isText(node) ? [node] : textsBelow(node)) translate(text)
      }
    }
  }).observe(document, { childList: true, characterData: true, subtree: true })
}
