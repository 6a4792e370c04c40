/** A sentence, or the way to make it when somebody reads it: most findings are weighed and never read. Making it looks nothing up in the law. */
export type Words = string | (() => string);

/** The sentence itself. */
export function say(words: Words): string {
  return typeof words === 'string' ? words : words();
}

/** What would settle an open point: the questions, or the way to make them. */
export type Questions = readonly string[] | (() => readonly string[]);

/** The questions themselves. */
export function ask(questions: Questions): readonly string[] {
  return typeof questions === 'function' ? questions() : questions;
}
