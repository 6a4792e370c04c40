/** A peer's figures on the same development sets, at its own threshold, by the key of the figure. */
export interface Peer {
  readonly name: string;
  readonly figures: Readonly<Record<string, number>>;
}

/** Where the peers' figures come from. */
export const PEERS_SOURCE =
  'Peers: measured 2026-11-24 on the development sets with the project’s scorers, names only (nomenklatura 4.17.4: logic-v2, logic-v1, name-based; Watchman 0.53.0). Other sets give other figures.';

function peer(name: string, pairs: readonly number[], screen: readonly number[]): Peer {
  const keys = ['pairs.name-bench.f1', 'pairs.all.auc', 'pairs.all.f1', 'pairs.transliteration.recall', 'pairs.official-near-miss.falsePositiveRate', 'pairs.ofac-distinct-persons.falsePositiveRate', 'pairs.cjk-company.recall'];
  const screenKeys = ['mutation.recallAt5', 'loo-alias.recallAt5', 'loo-alias-hard.recallAt5', 'loo-native.recallAt5', 'cjk-company.recallAt5', 'negative.falsePositiveRate'].map((key) => `screen.${key}`);
  const all = [...keys.map((key, i) => [key, pairs[i]] as const), ...screenKeys.map((key, i) => [key, screen[i]] as const)];
  return { name, figures: Object.fromEntries(all.filter((entry): entry is readonly [string, number] => entry[1] !== undefined)) };
}

/** The peers, at the thresholds where each does best or that it ships with. */
export const PEERS: readonly Peer[] = [
  peer('logic-v2 0.70', [0.798, 0.801, 0.698, 0.442, 0.102, 0.124, 0], [0.864, 0.7, 0.186, 0.512, 0, 0.0055]),
  peer('logic-v1 0.62', [0.793, 0.698, 0.615, 0.264, 0.309, 0.133, 0], [0.946, 0.63, 0.162, 0.382, 0, 0.038]),
  peer('name-based 0.80', [0.751, 0.845, 0.633, 0.373, 0.269, 0.15, 0], [0.792, 0.764, 0.176, 0.497, 0, 0.0507]),
  peer('Watchman 0.60', [0.717, 0.607, 0.492, 0, 0.265, 0.239, 0], [0.867, 0.595, 0.071, 0, 0, 0.0127]),
];
