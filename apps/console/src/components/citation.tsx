import type { Citation } from '@ytterby/contracts';
import { CONFIDENCE_LABELS } from '../model/labels';

/** Only web addresses become links: a citation is data, and `javascript:` is an address too. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** Instrument, article and how sure the citation is. */
export function CitationText({ citation }: { readonly citation: Citation }) {
  const { instrument, article, url, confidence } = citation;
  const place = article === '' ? instrument : `${instrument}, ${article}`;
  return (
    <p className="citation small">
      {url !== undefined && isWebAddress(url) ? (
        <a href={url} target="_blank" rel="noreferrer noopener">
          {place}
        </a>
      ) : (
        <cite>{place}</cite>
      )}{' '}
      <span className={`confidence ${confidence}`} title={CONFIDENCE_LABELS[confidence].meaning}>
        {CONFIDENCE_LABELS[confidence].short}
      </span>
    </p>
  );
}
