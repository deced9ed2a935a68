/**
 * Runs `work` in a task of its own once the next frame was painted, or soon in a tab that paints none.
 * Returns how to call it off.
 */
export function afterNextFrame(work: () => void): () => void {
  let timer = setTimeout(work, 200)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(work)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
