import { YtterbyError } from '@ytterby/kernel';
import type { Clock, Logger } from '@ytterby/platform';
import { listLosses } from '@ytterby/watchlists';
import type { Activation, BuiltSnapshot, ListStore } from '../ports';
import { type ListMerger, type ListSource, type MergedPart, SOURCE_ACTOR, SourceProblem, type SourceState, type SourceStore } from '../source-ports';

/** What offering needs. */
export interface OfferDependencies {
  readonly sources: readonly ListSource[];
  readonly states: Pick<SourceStore, 'lastActivationByPerson' | 'noteCurrent' | 'noteParts' | 'noteProblem' | 'noteWaiting' | 'partContent' | 'partsIn' | 'states'>;
  readonly lists: Pick<ListStore, 'activation' | 'countsInForce' | 'insertSnapshot' | 'snapshotContent'>;
  readonly merger: ListMerger;
  /** Activates a snapshot unless another one than `base` is in force by then. @throws YtterbyError YTB_LIST_SHRUNKEN; YTB_LIST_REFUSED when the base is another */
  readonly activate: (snapshotId: string, by: string, base: string | null) => Promise<unknown>;
  readonly maxLossPct: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A source with a part that is not in force. */
interface Fresh {
  readonly source: ListSource;
  readonly state: SourceState & { readonly part: NonNullable<SourceState['part']> };
}

interface Situation {
  readonly base: Activation | null;
  readonly inForce: ReadonlyMap<string, string>;
  readonly states: readonly SourceState[];
  readonly fresh: readonly Fresh[];
}

/** A snapshot with newest parts; null: none of them can stand beside the others. */
interface Offer {
  readonly snapshotId: string | null;
  readonly taken: readonly Fresh[];
  readonly left: readonly { readonly id: string; readonly problem: string }[];
}

const MAX_ACTOR = 200;
/** One for what goes into force and one for what waits are asked for at every look. */
const REMEMBERED = 8;

function actorOf(fresh: readonly Fresh[]): string {
  const all = `${SOURCE_ACTOR}${fresh.map(({ source }) => source.id).join(',')}`;
  return all.length <= MAX_ACTOR ? all : `${SOURCE_ACTOR}${fresh[0]?.source.id ?? ''} and ${fresh.length - 1} more`;
}

const idsOf = (fresh: readonly Fresh[]): string[] => fresh.map(({ source }) => source.id);
const ownLists = ({ source, state }: Fresh): string[] => [...new Set([...state.lists, ...(source.lists ?? [])])];

/** Puts what sources gave into snapshots: activated where the source may, waiting for a person otherwise. One for a process; what it has built, it does not build again. */
export class PartOffer {
  /** The offers that were made, by base and parts. */
  private readonly offered = new Map<string, Offer>();

  constructor(private readonly use: OfferDependencies) {}

  /**
   * Brings what is offered up to date with the newest parts and the snapshot in force. A part of a source that may activate goes into force at once when it is
   * newer than the last word of a person and none of its lists loses too much; all others wait in one snapshot together. Lists that no source owns stay as they are.
   */
  async run(): Promise<void> {
    let situation = await this.look();
    const automatic = await this.automaticOf(situation);
    if (automatic.length > 0 && (await this.putInForce(situation, automatic))) situation = await this.look();
    const { base, fresh, states } = situation;
    const current = states.map(({ sourceId }) => sourceId).filter((id) => !fresh.some(({ source }) => source.id === id));
    if (base !== null) await this.use.states.noteCurrent(base.snapshotId, current);
    if (fresh.length > 0) await this.letWait(situation);
  }

  private async look(): Promise<Situation> {
    const { sources, states: store, lists } = this.use;
    const base = await lists.activation();
    const inForce = base === null ? new Map<string, string>() : await store.partsIn(base.snapshotId);
    const states = await store.states(sources.map(({ id }) => id));
    const fresh = sources.flatMap((source): Fresh[] => {
      const state = states.find(({ sourceId }) => sourceId === source.id);
      const part = state?.part ?? null;
      return state === undefined || part === null || inForce.get(source.id) === part.partId ? [] : [{ source, state: { ...state, part } }];
    });
    return { base, inForce, states, fresh };
  }

  /** The parts that may go into force without a person. */
  private async automaticOf({ base, fresh, states }: Situation): Promise<readonly Fresh[]> {
    const { sources, states: store, lists, maxLossPct } = this.use;
    const automatic = fresh.filter(({ source }) => source.activate === 'auto');
    // The first lists ever must be all of them: orders would come out clear against the few that are there.
    if (base === null) return automatic.length === sources.length && states.every(({ part }) => part !== null) ? automatic : [];
    if (automatic.length === 0) return [];
    const lastWord = (await store.lastActivationByPerson()) ?? '';
    const counts = await lists.countsInForce();
    return automatic.filter((one) => {
      const own = Object.fromEntries(ownLists(one).map((list) => [list, counts[list] ?? 0]));
      return one.state.part.since > lastWord && listLosses(own, one.state.part.counts, maxLossPct).length === 0;
    });
  }

  /** @returns false when nothing came into force: then everything waits, or is tried again at the next look */
  private async putInForce(situation: Situation, automatic: readonly Fresh[]): Promise<boolean> {
    const { activate, logger } = this.use;
    const { snapshotId, taken } = await this.offer(situation, automatic);
    if (snapshotId === null) return false;
    if (snapshotId === situation.base?.snapshotId) return true;
    try {
      await activate(snapshotId, actorOf(taken), situation.base?.snapshotId ?? null);
      return true;
    } catch (cause) {
      if (!(cause instanceof YtterbyError && cause.kind === 'Conflict')) throw cause;
      logger.warn('list_not_activated', { code: cause.code, snapshotId, sources: idsOf(taken), problem: cause.message });
      return false;
    }
  }

  private async letWait(situation: Situation): Promise<void> {
    const { states, logger } = this.use;
    const { snapshotId, taken } = await this.offer(situation, situation.fresh);
    // A person may have activated the same entities: the next look finds them in force.
    if (snapshotId === null || snapshotId === situation.base?.snapshotId) return;
    const told = await states.noteWaiting(snapshotId, idsOf(taken));
    if (told.length > 0) logger.info('list_waits_for_person', { snapshotId, sources: told });
  }

  /** The stored snapshot in which these parts take the place of their lists. What cannot stand beside the others is left out, and its source says why. */
  private async offer(situation: Situation, fresh: readonly Fresh[]): Promise<Offer> {
    const key = JSON.stringify([situation.base?.snapshotId ?? null, ...fresh.map(({ source, state }) => [source.id, state.part.partId])]);
    const offer = this.offered.get(key) ?? (await this.make(situation, fresh));
    if (this.offered.size >= REMEMBERED) this.offered.clear();
    this.offered.set(key, offer);
    for (const { id, problem } of offer.left) await this.use.states.noteProblem(id, { code: 'YTB_LIST_REFUSED', message: problem });
    return offer;
  }

  private async make({ base, inForce }: Situation, fresh: readonly Fresh[]): Promise<Offer> {
    const { states, lists, clock, logger } = this.use;
    const { built, taken, left } = await this.build(base, fresh);
    for (const { id, problem } of left) logger.warn('list_not_offered', { code: 'YTB_LIST_REFUSED', source: id, problem });
    if (built === null) return { snapshotId: null, taken, left };
    await lists.insertSnapshot(built, { by: actorOf(taken), at: new Date(clock()).toISOString() }, []);
    await states.noteParts(built.snapshotId, new Map([...inForce, ...taken.map(({ source, state }) => [source.id, state.part.partId] as const)]));
    logger.info('list_offered', { snapshotId: built.snapshotId, base: base?.snapshotId ?? null, entities: built.entities, sources: idsOf(taken) });
    return { snapshotId: built.snapshotId, taken, left };
  }

  private async build(base: Activation | null, fresh: readonly Fresh[]): Promise<Omit<Offer, 'snapshotId'> & { readonly built: BuiltSnapshot | null }> {
    const { states, lists, merger } = this.use;
    const content = base === null ? null : await lists.snapshotContent(base.snapshotId);
    const inForce = base === null || content === null ? null : { snapshotId: base.snapshotId, content };
    const parts: (MergedPart & { readonly one: Fresh })[] = [];
    for (const one of fresh) {
      const { partId } = one.state.part;
      parts.push({ one, from: `source ${JSON.stringify(one.source.id)}`, lists: ownLists(one), partId, content: await states.partContent(partId) });
    }
    const whole = await attempt(() => merger.merge(inForce, parts));
    if (typeof whole !== 'string') return { built: whole, taken: fresh, left: [] };
    const fitting: typeof parts = [];
    const left: { id: string; problem: string }[] = [];
    let built: BuiltSnapshot | null = null;
    for (const part of parts) {
      const next = await attempt(() => merger.merge(inForce, [...fitting, part]));
      if (typeof next === 'string') left.push({ id: part.one.source.id, problem: next });
      else {
        built = next;
        fitting.push(part);
      }
    }
    return { built, taken: fitting.map(({ one }) => one), left };
  }
}

/** What came out, or the sentence that says why nothing may. */
async function attempt<T extends object>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof SourceProblem) return cause.message;
    throw cause;
  }
}
