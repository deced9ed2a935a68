/**
 * React as it is in development, without what it notes for its developer tools alone: a stack trace for every
 * element it makes, and a track of each render for the performance panel. They took an eighth of the time of
 * a page under test. What it checks, says and does twice stays.
 */
Object.assign(console, { createTask: undefined, timeStamp: undefined }) // which React looks for as it loads

const react = (await import('react')) as unknown as Record<string, unknown>
const internals = react['__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE'] as object
// A stack is noted while fewer than ten thousand were in this second.
Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => Infinity, set: () => {} })

export {}
