import type { Collection, CollectionShape, Readable, Single } from '../memory/collection'
import type { UnitOfWork } from '../memory/unit-of-work'
import {
  type AccountRecord,
  type AuthorityKeys,
  accounts,
  authorities,
  domains,
  organizations,
} from '../records/account'
import { mails, textMessages } from '../records/mail'
import { chapters, type EventKind, type Heard } from '../records/order-events'
import { orders } from '../records/orders'
import { paymentSessions } from '../records/payment'
import { sessions } from '../records/session'
import { blockedKeys, damaged, type Stage, worldVersion } from '../records/stage'

/** All that the world remembers, besides its own record. */
const shapes = {
  accounts,
  authorities,
  organizations,
  domains,
  orders,
  chapters,
  mails,
  textMessages,
  paymentSessions,
  sessions,
  blockedKeys,
  damaged,
}
type Shapes = typeof shapes

type CollectionOf<Shape> = Shape extends CollectionShape<infer T, infer Index> ? Collection<T, Index> : never
type Collections = { readonly [Name in keyof Shapes]: CollectionOf<Shapes[Name]> }

/** The life of an order: what it is now, and what happened to it. */
type Lives = 'orders' | 'chapters'
type ReadableOf<Name extends Lives> =
  Shapes[Name] extends CollectionShape<infer T, infer Index> ? Readable<T, Index> : never

/**
 * For `orders/happened`, which writes down what happens: a change of an order past it would be nobody's
 * story.
 */
export const writtenLives = (scene: Scene): Pick<Collections, Lives> => scene as unknown as Collections

/** The collections that a browser's store is made for. */
export const storeShape = {
  version: worldVersion,
  collections: Object.fromEntries(
    Object.entries(shapes).map(([name, { indexes }]) => [name, ['key', ...Object.keys(indexes)]]),
  ),
}

/**
 * Listens to what happens to orders: a row for each kind of event, null where it does nothing. It is part of
 * the change that the event is part of, so an error it throws ends the work that caused the event.
 */
export type Listener = {
  readonly [Kind in EventKind]: ((scene: Scene, heard: Heard<Kind>) => Promise<void>) | null
}

/** The world at one moment, for a service to work on. Only within `World.change` it may be written to. */
export interface Scene extends Omit<Collections, Lives> {
  /** Changed by what happens alone (`orders/happened`). */
  readonly orders: ReadableOf<'orders'>
  /** The events of orders. */
  readonly chapters: ReadableOf<'chapters'>
  /** They hear each event when it happens. */
  readonly listeners: readonly Listener[]
  readonly now: Date
  readonly random: (length: number) => Uint8Array<ArrayBuffer>
  readonly stage: Stage
  setStage(stage: Stage): void
  readonly account: Single<AccountRecord>
  readonly authority: Single<AuthorityKeys>
  readonly savepoint: UnitOfWork['savepoint']
}

/** A record without which there is no world is not there, or can't be read. */
export class UnreadableWorld extends Error {}

interface Moment extends Pick<Scene, 'random' | 'listeners'> {
  /** Milliseconds since 1970, as the world's clock would show them unmoved. */
  readonly unmovedNow: number
  readonly stage: Stage
}

/** The scene of a unit of work; `stage` is as it was last set. */
export function sceneOf(unit: UnitOfWork, { unmovedNow, stage: first, random, listeners }: Moment): Scene {
  let stage = first
  const collections = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      unit.collection(name, shape as CollectionShape<unknown, never>),
    ]),
  ) as unknown as Collections
  return {
    ...collections,
    account: single(collections.accounts),
    authority: single(collections.authorities),
    // The time stands still while a change is worked out, also where it moves the clock.
    now: new Date(unmovedNow + first.clockOffsetMs),
    random,
    listeners,
    get stage() {
      return stage
    },
    setStage(next) {
      unit.mustWrite()
      stage = next
    },
    savepoint() {
      const records = unit.savepoint()
      const before = stage
      return {
        undo() {
          records.undo()
          stage = before
        },
      }
    },
  }
}

function single<T>(collection: Collection<T>): Single<T> {
  const key = 'the one'
  return {
    async get() {
      const record = await collection.get(key)
      if (!record) throw new UnreadableWorld()
      return record
    },
    edit: (change) => collection.edit(key, change),
  }
}

/** The same scene as of another moment: work due then is done as of then. */
export const sceneAt = (scene: Scene, now: Date): Scene =>
  Object.create(scene, { now: { value: now, enumerable: true } }) as Scene
