/** Tells other tabs which draft changed, and nothing of what is in it. A channel doesn't hear itself. */
export function createBell(name: string) {
  const listeners = new Set<(draftId: string) => void>()
  let channel: BroadcastChannel | null = null
  return {
    ring(draftId: string): void {
      const speaking = channel ?? openChannel(name)
      speaking?.postMessage(draftId)
      if (speaking !== channel) speaking?.close()
    },
    listen(listener: (draftId: string) => void): () => void {
      listeners.add(listener)
      if (!channel) {
        channel = openChannel(name)
        channel?.addEventListener('message', ({ data }) => {
          if (typeof data === 'string') for (const hears of listeners) hears(data)
        })
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        channel?.close()
        channel = null
      }
    },
  }
}

/** Null where there is none (an opaque origin): a conflict is noticed at the next save all the same. */
function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    return null
  }
}
