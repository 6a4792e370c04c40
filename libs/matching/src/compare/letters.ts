/** Longest word that is compared letter by letter; longer ones are cut, so that one comparison is at most this squared. */
export const MAX_WORD = 48;

/** A run of UTF-16 code units inside a larger array. */
export interface Letters {
  codes: Uint16Array;
  from: number;
  length: number;
}

/** True when one letter less on either or both sides makes the words equal (the symmetric-delete neighbourhood of distance 1). Linear. */
export function withinOneDeletion(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const [restA, restB] = [endA - start, endB - start];
  if (restA <= 1 && restB <= 1) return true;
  if (restA !== restB) return false;
  return a.slice(start + 1, endA) === b.slice(start, endB - 1) || a.slice(start, endA - 1) === b.slice(start + 1, endB);
}

/**
 * Which letters a word holds, one bit for all code units that are alike in their last five bits (a–z have one each). For {@link mayBeNear}.
 */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Whether at most one bit is set. */
function atMostOne(bits: number): boolean {
  return (bits & (bits - 1)) === 0;
}

/** False when words with these {@link lettersOf} are surely not within one deletion of each other: one of them holds two letters or more that the other lacks. */
export function mayBeNear(a: number, b: number): boolean {
  return atMostOne(a & ~b) && atMostOne(b & ~a);
}
