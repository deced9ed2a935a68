import { randomText, tokenSha256 } from '../world/random-text'
import type { Scene } from '../world/scene'
import type { World } from '../world/world'

/** The contract's name of the cookie (`securitySchemes.session`). */
export const sessionCookie = 'certdesk-session'
/** How long somebody stays signed in, in hours: a working day. */
const sessionHours = 12

/** Signs somebody of the account in. Gives the token, for the cookie alone. */
export async function signIn({ sessions, random, now }: Scene): Promise<string> {
  const token = randomText(random, 32)
  sessions.add({
    tokenSha256: await tokenSha256(token),
    startedAt: now.toISOString(),
    endsAt: new Date(now.getTime() + sessionHours * 3_600_000).toISOString(),
  })
  return token
}

/** Whether the token of a cookie is of a session that goes on. */
export async function isSignedIn({ sessions, now }: Scene, token: string | undefined): Promise<boolean> {
  if (token === undefined || token === '') return false
  const session = await sessions.get(await tokenSha256(token))
  return session !== null && new Date(session.endsAt) > now
}

/** Ends a session; one that is over stays over. */
export async function signOut({ sessions, now }: Scene, token: string): Promise<void> {
  const key = await tokenSha256(token)
  if (await sessions.get(key)) {
    await sessions.edit(key, (session) => ({ ...session, endsAt: now.toISOString() }))
  }
}

/** The token of a session that goes on, this one where it does; otherwise somebody is signed in anew. */
export async function goingSession(world: World, token: string | undefined): Promise<string> {
  const goesOn = await world.read((scene) => isSignedIn(scene, token))
  return goesOn && token !== undefined ? token : await world.change(signIn)
}
