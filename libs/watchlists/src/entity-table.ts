import { groupInts, type Groups, textAt, TextPoolBuilder, type TextPoolImage } from '@ytterby/matching';
import type { ListedEntity } from './listed-entity';
import type { Snapshot } from './snapshot';

/** The entities of a snapshot laid out flat, in its order (by id): their ids, each as its canonical JSON line, and the positions of those that name it as a holder. */
export interface EntityTableImage {
  readonly ids: TextPoolImage;
  readonly lines: TextPoolImage;
  readonly holdings: Groups;
}

/** Lays the entities of a snapshot out. */
export function layOutEntities({ entities, lines }: Pick<Snapshot, 'entities' | 'lines'>): EntityTableImage {
  const [ids, texts] = [new TextPoolBuilder(), new TextPoolBuilder()];
  for (const { id } of entities) ids.add(id);
  for (const line of lines) texts.add(line);
  return { ids: ids.seal(), lines: texts.seal(), holdings: holdingsOf(entities) };
}

function holdingsOf(entities: Snapshot['entities']): Groups {
  const positions = new Map(entities.map(({ id }, position) => [id, position]));
  const [holders, held]: [number[], number[]] = [[], []];
  entities.forEach(({ parents }, position) => {
    for (const id of new Set(parents.map((parent) => parent.id))) {
      const holder = id === null ? undefined : positions.get(id);
      if (holder === undefined) continue;
      holders.push(holder);
      held.push(position);
    }
  });
  return groupInts(Int32Array.from(holders), Int32Array.from(held), entities.length);
}

/** Entities that each of two generations of those that were read last holds. */
const REMEMBERED = 1_000;

/** Reads entities of a snapshot when they are asked for, as a question meets few of them. Beside the image, which is only read, a bounded memory. */
export class EntityTable {
  private recent = new Map<number, ListedEntity>();
  private older = new Map<number, ListedEntity>();

  constructor(private readonly image: EntityTableImage) {}

  /** The entity at a position of the snapshot. */
  at(position: number): ListedEntity {
    const known = this.recent.get(position);
    if (known !== undefined) return known;
    // The line is one that the snapshot was built from.
    const entity = this.older.get(position) ?? (JSON.parse(textAt(this.image.lines, position)) as ListedEntity);
    if (this.recent.size >= REMEMBERED) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(position, entity);
    return entity;
  }

  /** The entity with an id, undefined when the snapshot has none. Logarithmic. */
  find(id: string): ListedEntity | undefined {
    const position = this.positionOf(id);
    return position === undefined ? undefined : this.at(position);
  }

  /** The entities that name the one with this id as a holder, by id. Logarithmic, and reads each. */
  heldBy(id: string): readonly ListedEntity[] {
    const position = this.positionOf(id);
    const { starts, items } = this.image.holdings;
    return position === undefined ? [] : Array.from(items.subarray(starts[position], starts[position + 1]), (held) => this.at(held));
  }

  private positionOf(id: string): number | undefined {
    const { ids } = this.image;
    let [low, high] = [0, ids.starts.length - 2];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = textAt(ids, middle);
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}
