const PATIENCE_MS = 2000;
/** Characters of the kinds that our own font pieces hold: East Asian scripts, punctuation and full-width forms. */
const EAST_ASIAN = /[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/g;

/** The East Asian characters of a text, each once. */
export function eastAsian(text: string): string {
  return [...new Set(text.match(EAST_ASIAN) ?? [])].join('');
}

/**
 * Resolves once the font pieces for the text are there, or after 2 s. Text that is shown before its pieces come may stay a row of empty boxes:
 * Chromium (seen in 147) remembers how a word looked without them.
 */
export async function loadPieces(text: string): Promise<void> {
  const characters = eastAsian(text);
  if (characters === '') return;
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  // A piece that cannot be loaded must not keep the data from the reader.
  await Promise.race([document.fonts.load("1rem 'Ytterby CJK'", characters).catch(() => undefined), patience]);
}
