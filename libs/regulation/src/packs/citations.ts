import type { Citation } from '@ytterby/contracts';

/** Builds a citation, its members in the order of canonical JSON; `confidence` is the mark of regulation.md. */
export function cite(instrument: string, article: string, confidence: Citation['confidence'] = 'text'): Citation {
  return Object.freeze({ article, confidence, instrument });
}

/** Instruments as the rules name them. The scorer and the rule book find them by these names. */
export const INSTRUMENT = {
  no18: 'MOFCOM-GAC 18/2025',
  no55: 'MOFCOM-GAC 55/2025',
  no56: 'MOFCOM-GAC 56/2025',
  no57: 'MOFCOM-GAC 57/2025',
  no58: 'MOFCOM-GAC 58/2025',
  no61: 'MOFCOM 61/2025',
  no62: 'MOFCOM 62/2025',
  no70: 'MOFCOM-GAC 70/2025',
  no72: 'MOFCOM 72/2025',
  no46: 'MOFCOM 46/2024',
  no1: 'MOFCOM 1/2026',
  no23: 'MOFCOM-GAC 23/2023',
  no33: 'MOFCOM-GAC 33/2024',
  ecl: 'ECL',
  reg: 'Reg',
  uel: 'UEL Provisions 2020',
  catalogue: 'MOFCOM-MOST 57/2023, 28/2025 (Catalogue)',
  qaApril: 'MOFCOM Q&A April 2025',
  qa4: 'MOFCOM Q&A IV',
  qa5: 'MOFCOM Q&A V',
} as const;

/** MOFCOM's fourth answer on No. 18: only reports of it were read. */
export const QA_4 = cite(INSTRUMENT.qa4, 'answer on scope', 'secondary');
/** MOFCOM's fifth answer on No. 18, read in copies. */
export const QA_5 = cite(INSTRUMENT.qa5, 'answer on scope');
