import { WordKeys } from '../tokens/keys';
import type { Token } from '../tokens/token';
import { KeyTableBuilder, type KeyTableImage } from './key-table';
import { type ListedWordsImage, layOutWords } from './listed-words';

/** All different words of a list, laid out flat, with the keys that find them. */
export interface VocabularyImage {
  readonly words: ListedWordsImage;
  /** Words by key. Those that stand for several neighbours have a table of their own: they never meet each other, and fewer keys lead to them. */
  readonly singles: KeyTableImage;
  readonly joined: KeyTableImage;
  /** Words from this id on stand for several neighbours. */
  readonly firstJoined: number;
}

/** What makes two words one to the index: everything that a comparison of words reads. */
export function identity(token: Token): string {
  const flags = `${token.kind}|${token.concept ?? ''}|${token.script}|${token.given}|${token.joined ? 'j' : ''}${token.bookish ? 'b' : ''}`;
  return `${token.text}|${token.native}|${token.spoken}|${flags}|${token.heardAs}`;
}

/** Words that sound alike stand beside each other, so that a look-up, which meets hundreds of them, reads few lines of memory and what it worked out for one serves the next. */
function bySound(a: Token, b: Token): number {
  if (a.joined !== b.joined) return a.joined ? 1 : -1;
  const [x, y] = [a.outlines[0] ?? '', b.outlines[0] ?? ''];
  if (x !== y) return x < y ? -1 : 1;
  if (a.sound === b.sound) return 0;
  return a.sound < b.sound ? -1 : 1;
}

/** Gathers the different words of a list for a {@link VocabularyImage}. */
export class VocabularyBuilder {
  private readonly ids = new Map<string, number>();
  private readonly words: Token[] = [];

  /** Provisional id of a word, adding it when new; {@link seal} gives the lasting ones. */
  add(token: Token): number {
    const name = identity(token);
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = this.words.length;
    this.ids.set(name, id);
    this.words.push(token);
    return id;
  }

  /** Lays everything out; nothing is added afterwards. Beside it the lasting id of each provisional one. */
  seal(): { image: VocabularyImage; lasting: Int32Array } {
    this.ids.clear();
    const added = this.words;
    const order = Int32Array.from(added.keys()).sort((a, b) => bySound(added[a] as Token, added[b] as Token));
    const lasting = new Int32Array(added.length);
    order.forEach((provisional, id) => (lasting[provisional] = id));
    const words = Array.from(order, (provisional) => added[provisional] as Token);
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
