import { commands, userEvent } from 'vitest/browser'

declare module 'vitest/browser' {
  interface BrowserCommands {
    takeClipboard: () => Promise<void>
    leaveClipboard: () => Promise<void>
  }
}

/**
 * Copies what is selected, goes to where it belongs, and pastes it there, as the browser itself does; nobody
 * else copies meanwhile.
 */
export async function copyAndPaste(goThere: () => unknown): Promise<void> {
  await commands.takeClipboard()
  try {
    await userEvent.copy()
    await goThere()
    await userEvent.paste()
  } finally {
    await commands.leaveClipboard()
  }
}
