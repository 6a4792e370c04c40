import { WordKeys } from '../tokens/keys';
import type { Token } from '../tokens/token';
import { KeyTableBuilder, type KeyTableImage } from './key-table';
import { type ListedWordsImage, layOutWords } from './listed-words';
import { WordMap } from './word-map';

/** All different words of a list, laid out flat, with the keys that find them. */
export interface VocabularyImage {
  readonly words: ListedWordsImage;
  /** Words by key. Those that stand for several neighbours have a table of their own: they never meet each other, and fewer keys lead to them. */
  readonly singles: KeyTableImage;
  readonly joined: KeyTableImage;
  /** Words from this id on stand for several neighbours. */
  readonly firstJoined: number;
}

/**
 * The places of words that sound alike beside each other, those that stand for several neighbours last: a look-up, which meets hundreds of them, then reads
 * few lines of memory, and what it worked out for one serves the next.
 */
function bySound(words: readonly Token[]): number[] {
  const groups = new Map<string, number[]>();
  words.forEach(({ joined, outlines: [outline = ''] }, at) => {
    const key = (joined ? '1' : '0') + outline;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  });
  const soundAt = (at: number): string => (words[at] as Token).sound;
  const inOrder = [...groups].sort(([a], [b]) => compareTexts(a, b));
  return inOrder.flatMap(([, group]) => group.sort((a, b) => compareTexts(soundAt(a), soundAt(b))));
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Gathers the different words of a list for a {@link VocabularyImage}. */
export class VocabularyBuilder {
  private ids = new WordMap<number>();
  private readonly words: Token[] = [];

  /** Provisional id of a word, adding it when new; {@link seal} gives the lasting ones. */
  add(token: Token): number {
    const known = this.ids.get(token);
    if (known !== undefined) return known;
    const id = this.words.length;
    this.ids.add(token, id);
    this.words.push(token);
    return id;
  }

  /** Lays everything out; nothing is added afterwards. Beside it the lasting id of each provisional one. */
  seal(): { image: VocabularyImage; lasting: Int32Array } {
    this.ids = new WordMap();
    const added = this.words;
    const order = bySound(added);
    const lasting = new Int32Array(added.length);
    order.forEach((provisional, id) => (lasting[provisional] = id));
    const words = order.map((provisional) => added[provisional] as Token);
    const keys = new WordKeys();
    const tables = { singles: new KeyTableBuilder(), joined: new KeyTableBuilder() };
    words.forEach((token, id) => {
      const table = token.joined ? tables.joined : tables.singles;
      keys.ofListed(token);
      for (let k = 0; k < keys.length; k++) table.add(keys.values[k] as number, id);
    });
    const firstJoined = words.findIndex((token) => token.joined);
    const image = { words: layOutWords(words), singles: tables.singles.seal(), joined: tables.joined.seal(), firstJoined: firstJoined < 0 ? words.length : firstJoined };
    return { image, lasting };
  }
}
