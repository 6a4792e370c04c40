import { GrowingInts, GrowingUnits } from './growing';

/** Texts laid out flat: the k-th is `units` from `starts[k]` to `starts[k + 1]`, in UTF-16. */
export interface TextPoolImage {
  readonly units: Uint16Array;
  readonly starts: Int32Array;
}

/** Gathers texts for a {@link TextPoolImage}. */
export class TextPoolBuilder {
  private readonly units = new GrowingUnits();
  private readonly starts = new GrowingInts();

  add(text: string): void {
    this.starts.push(this.units.length);
    this.units.appendText(text);
  }

  seal(): TextPoolImage {
    this.starts.push(this.units.length);
    this.units.trim();
    return { units: this.units.values, starts: this.starts.trimmed() };
  }
}

/** The text of some code units. Four at a time, as most are short words: handing over a list of them takes longer than reading it. */
export function textOf(units: Uint16Array, from: number, to: number): string {
  let text = '';
  let k = from;
  for (; k + 4 <= to; k += 4) text += String.fromCharCode(units[k] as number, units[k + 1] as number, units[k + 2] as number, units[k + 3] as number);
  for (; k < to; k++) text += String.fromCharCode(units[k] as number);
  return text;
}

/** The k-th text of a pool. */
export function textAt({ units, starts }: TextPoolImage, k: number): string {
  return textOf(units, starts[k] as number, starts[k + 1] as number);
}
