import { scoreText } from '../model/format';

/** A similarity, as a number and as a bar. */
export function Score({ score }: { readonly score: number }) {
  return (
    <div className="score" data-testid="score">
      <strong>{scoreText(score)}</strong>
      <meter min={0} max={1} value={score} aria-label="Similarity" />
    </div>
  );
}
