import type { MatcherConfig } from '../config';
import { hashText } from '../tokens/keys';
import type { IndexedEntity } from './entity';
import { bytesOf } from './flat-arrays';
import { KeyTableBuilder, type KeyTableImage } from './key-table';
import { NameTableBuilder, type NameTableImage } from './name-table-builder';
import { type IndexedName, namesOf } from './names-of';

/**
 * The list side of matching, laid out in flat arrays: nothing of it is written after it was built, so that threads can share it (see `shareable`) and a
 * program can keep it as bytes (see `imageBytes`). It is only good for the engine and the configuration that built it.
 */
export interface IndexImage {
  readonly config: MatcherConfig;
  readonly entities: number;
  readonly names: NameTableImage;
  /** Names by what is compared of them as a whole, by their only word, and by their acronyms; entities by identifier. Hashes: whoever finds one looks whether it is so. */
  readonly keys: KeyTableImage;
  readonly singles: KeyTableImage;
  readonly acronyms: KeyTableImage;
  readonly identifiers: KeyTableImage;
}

/** How large an index is: entities, names, different words, and the bytes of its flat arrays. */
export interface ImageSize {
  readonly entities: number;
  readonly names: number;
  readonly words: number;
  readonly bytes: number;
}

/** How large an image is. */
export function sizeOf(image: IndexImage): ImageSize {
  const { entities, names } = image;
  return { entities, names: names.entityOf.length, words: names.vocabulary.words.startOf.length, bytes: bytesOf(image) };
}

/** What makes two identifiers one: scheme and value without case, spaces and punctuation. */
export function identifierKey({ scheme, value }: { scheme: string; value: string }): string {
  return `${scheme.toUpperCase()}:${value.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')}`;
}

/** Lays a list out: about 0.2 ms of CPU a name, most of it reading the names. Reads nothing but the entities. */
export function buildImage(entities: readonly IndexedEntity[], config: MatcherConfig): IndexImage {
  const names = new NameTableBuilder();
  const tables = { keys: new KeyTableBuilder(), singles: new KeyTableBuilder(), acronyms: new KeyTableBuilder(), identifiers: new KeyTableBuilder() };
  const addName = (entity: number, named: IndexedName) => {
    const at = names.add(entity, named);
    const { tokens, key, acronyms } = named.name;
    tables.keys.add(hashText(key), at);
    if (tokens.length === 1) tables.singles.add(hashText(tokens[0]?.text ?? ''), at);
    for (const acronym of acronyms) tables.acronyms.add(hashText(acronym), at);
  };
  entities.forEach((entity, position) => {
    for (const named of namesOf(entity)) addName(position, named);
    for (const identifier of entity.identifiers ?? []) tables.identifiers.add(hashText(identifierKey(identifier)), position);
  });
  const { keys, singles, acronyms, identifiers } = tables;
  return { config, entities: entities.length, names: names.seal(), keys: keys.seal(), singles: singles.seal(), acronyms: acronyms.seal(), identifiers: identifiers.seal() };
}
