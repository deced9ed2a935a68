import { randomText, tokenSha256 } from '../world/random-text'
import type { Scene } from '../world/scene'
import type { World } from '../world/world'

/** The contract's name of the cookie (`securitySchemes.session`). */
export const sessionCookie = 'certdesk-session'
/** How long somebody stays signed in, in hours: a working day. */
const sessionHours = 12

/** The most sessions that are remembered: a client that asks for one each time is no leak. */
export const maxSessions = 100

/** Signs somebody of the account in. Gives the token, for the cookie alone. */
export async function signIn(scene: Scene): Promise<string> {
  const { sessions, random, now } = scene
  await forgetSessions(scene)
  const token = randomText(random, 32)
  sessions.add({
    tokenSha256: await tokenSha256(token),
    startedAt: now.toISOString(),
    endsAt: new Date(now.getTime() + sessionHours * 3_600_000).toISOString(),
  })
  return token
}

/** Forgets sessions that are over, and the oldest of the others where there is no room for one more. */
async function forgetSessions({ sessions, now }: Scene): Promise<void> {
  const all = await sessions.all()
  const going = all.filter(({ endsAt }) => new Date(endsAt) > now)
  const kept = new Set(going.slice(-(maxSessions - 1)))
  for (const session of all) if (!kept.has(session)) await sessions.remove(session.tokenSha256)
}

/** Whether the token of a cookie is of a session that goes on. */
export async function isSignedIn({ sessions, now }: Scene, token: string | undefined): Promise<boolean> {
  if (token === undefined || token === '') return false
  const session = await sessions.get(await tokenSha256(token))
  return session !== null && new Date(session.endsAt) > now
}

/** Ends a session; one that is over stays over. */
export async function signOut({ sessions }: Scene, token: string): Promise<void> {
  const key = await tokenSha256(token)
  if (await sessions.get(key)) await sessions.remove(key)
}

/** The token of a session that goes on, this one where it does; otherwise somebody is signed in anew. */
export async function goingSession(world: World, token: string | undefined): Promise<string> {
  const goesOn = await world.read((scene) => isSignedIn(scene, token))
  return goesOn && token !== undefined ? token : await world.change(signIn)
}
