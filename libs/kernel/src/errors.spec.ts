import { assertNever, ERROR_CODES, type ErrorCode, YtterbyError } from './errors';

const codes = Object.keys(ERROR_CODES) as ErrorCode[];

describe('error codes', () => {
  it.each(codes)('%s has a sentence that may be shown outside', (code) => {
    expect(code).toMatch(/^YTB_[A-Z][A-Z_]*$/);
    expect(ERROR_CODES[code].message).toMatch(/^[A-Z].*[.]$/);
  });

  it('carry kind, default text, fields and cause', () => {
    const cause = new Error('detail for the log');
    const error = new YtterbyError('YTB_DB_UNAVAILABLE', { cause });
    expect(error).toMatchObject({ name: 'YtterbyError', code: 'YTB_DB_UNAVAILABLE', kind: 'Transient', message: 'The database does not answer.', fields: [], cause });
    const fields = [{ path: 'a', message: 'is missing' }];
    expect(new YtterbyError('YTB_INPUT_SCHEMA', { message: 'Bad order.', fields })).toMatchObject({ kind: 'InvalidInput', message: 'Bad order.', fields });
    expect('cause' in new YtterbyError('YTB_BUG')).toBe(false);
  });

  it('an unexpected value is a bug, never a default', () => {
    expect(() => assertNever('purple' as never, 'colour')).toThrow(expect.objectContaining({ code: 'YTB_BUG', message: 'colour: unexpected value "purple"' }));
  });
});
