import { z } from 'zod';
import { configurationPage } from './configuration';

const settings = {
  YTTERBY_COUNT: z.coerce.number().int().min(1).max(9).default(3).describe('How many | at most.'),
  YTTERBY_FLAG: z.enum(['true', 'false']).transform((value) => value === 'true').default(false).describe('Shall it?'),
  YTTERBY_CHOICES: z.string().default('').transform((text) => ({ text })).describe('Which?'),
  YTTERBY_NEEDED: z.string().describe('Must be there.'),
  YTTERBY_URL: z.url().optional().describe('Where.'),
};

describe('the table of settings', () => {
  const page = configurationPage([
    { service: 'one', settings },
    { service: 'two', settings: { YTTERBY_NEEDED: settings.YTTERBY_NEEDED } },
  ]);

  it.each([
    '| `YTTERBY_COUNT` | How many \\| at most. | `3` | whole number, 1 to 9 | one |',
    '| `YTTERBY_FLAG` | Shall it? | `false` | `true`, `false` | one |',
    '| `YTTERBY_CHOICES` | Which? | empty | text | one |',
    '| `YTTERBY_NEEDED` | Must be there. | must be set | text | all |',
    '| `YTTERBY_URL` | Where. | empty | URL | one |',
  ])('shows %s', (row) => {
    expect(page.split('\n')).toContain(row);
  });

  it('refuses a setting that nobody explained', () => {
    expect(() => configurationPage([{ service: 'one', settings: { YTTERBY_X: z.string() } }])).toThrow('YTTERBY_X of one has no description');
  });
});
