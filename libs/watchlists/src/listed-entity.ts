import type { ListKind } from '@ytterby/contracts';
import type { IsoDate } from '@ytterby/kernel';

/** Something that happened to a listing. "Suspended" is never "delisted": the entry stays and its status says so. */
export interface ListingEvent {
  event: 'designated' | 'suspended' | 'resumed' | 'stopped';
  /** First day it binds (Beijing day), null when the list does not say. */
  effectiveOn: IsoDate | null;
  /** Day it was published, as far as known. */
  knownSince: IsoDate | null;
  /** Last day of a suspension, when it was given. */
  until?: IsoDate | null;
  /** Notice or address where a person can read it. */
  ref: string;
  /** The reason in the words of the notice, and where a person can check it. Missing when the list gives none for this event. */
  reason?: string;
  source?: string;
}

/** What a party on a list can make, as far as publicly known; null = not known, never zero. */
export interface Capability {
  /** Smallest process node in production, nanometres, decimal text. */
  nodeNm: string | null;
  memoryLayers: number | null;
  kind: string | null;
}

/** A known shareholder of a listed party. `id` points to another entry; `pct` null = share unknown. */
export interface Parent {
  id: string | null;
  name: string;
  pct: string | null;
}

/** One entry of one list in the canonical form that every importer makes. Immutable. */
export interface ListedEntity {
  /** Unique over all lists of a snapshot. */
  id: string;
  /** The kind of list, as the rules know it. */
  list: ListKind;
  /** The list as its publisher names it (YTB-SEMI, CN-MOFCOM-CONTROL). */
  listId: string;
  /** person, organization, vessel, aircraft or unknown. */
  schema: string;
  /** Main name first. */
  names: readonly string[];
  nativeNames: readonly string[];
  aliases: readonly string[];
  /** Names that say little by themselves; they are met exactly or not at all. */
  weakAliases: readonly string[];
  /** ISO 3166-1 alpha-2. */
  countries: readonly string[];
  addresses: readonly string[];
  identifiers: readonly { scheme: string; value: string }[];
  category: string | null;
  capability: Capability | null;
  parents: readonly Parent[];
  /** The day it was put on the list; null when the list does not say. */
  since: IsoDate | null;
  /** Notice or address of the listing. */
  ref: string;
  /** Oldest first. */
  timeline: readonly ListingEvent[];
  /** The notice also binds foreign parties that pass on Chinese-origin items (regulation.md §8). */
  bindsForeignTransferors: boolean;
  sources: readonly string[];
  /** Why it is on the list, in words. */
  basis: string | null;
  /** Programmes of the list that it stands under, as the publisher calls them. Missing when none is given. */
  programs?: readonly string[];
  /** What else the list says about it (birth, documents, remarks), for people to read; nothing is matched by it. Missing when there is none. */
  details?: readonly { label: string; text: string }[];
}
