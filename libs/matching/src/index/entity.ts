/** A listed party as the index takes it: an id, names, and what raises or lowers a score. Nothing else of a list is read. */
export interface IndexedEntity {
  id: string;
  schema?: string | null;
  names: readonly string[];
  nativeNames?: readonly string[];
  aliases?: readonly string[];
  /** Names that must be met exactly: four letters or fewer, common words. */
  weakAliases?: readonly string[];
  countries?: readonly string[];
  /** As the list writes them; one text may hold several, apart by semicolons. */
  addresses?: readonly string[];
  identifiers?: readonly { scheme: string; value: string }[];
}

/** Names of four letters or fewer say little by themselves. */
export const WEAK_ALIAS_LETTERS = 4;
