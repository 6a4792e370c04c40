/** One technology of No. 62/2025 Art 1 (1E902.a): the contract's category, the number in the list, the words. */
export interface Technology62 {
  readonly category: 'mining' | 'smelting_separation' | 'metal_smelting' | 'magnet_making' | 'secondary_recycling';
  readonly number: string;
  readonly says: string;
}

/** The five technologies and their carriers, for all 17 rare earths. "Magnet making" is SmCo, NdFeB and cerium magnets only. */
export const TECHNOLOGIES_62: readonly Technology62[] = [
  { category: 'mining', number: '1', says: 'Technology and carriers for rare-earth mining' },
  { category: 'smelting_separation', number: '2', says: 'Technology and carriers for smelting and separation' },
  { category: 'metal_smelting', number: '3', says: 'Technology and carriers for metal smelting' },
  { category: 'magnet_making', number: '4', says: 'Technology and carriers for making SmCo, NdFeB and cerium magnets' },
  { category: 'secondary_recycling', number: '5', says: 'Technology and carriers for recycling rare-earth secondary resources' },
];

/** Codes of No. 62: the technologies, and work on the production lines for them. */
export const CODES_62: Readonly<Record<string, string>> = {
  '1E902.a': 'Technology and carriers of the five kinds',
  '1E902.b': 'Assembly, commissioning, maintenance, repair and upgrading of production lines for the five kinds',
};
