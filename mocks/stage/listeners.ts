import { eventLetters } from '../mail/event-letters'
import type { Listener } from '../world/scene'

/** All who hear what happens to orders, in their order. */
export const listeners: readonly Listener[] = [eventLetters]
