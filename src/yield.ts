/**
 * Ends the present task and goes on in the next one, so that the page, or the worker, answers in between. A
 * message, because a hidden tab's timers are slowed down, and a timer is held back for 4 ms after some rounds
 * (HTML §8.6).
 */
export function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
