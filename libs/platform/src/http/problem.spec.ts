import { HttpException, NotFoundException } from '@nestjs/common';
import { ERROR_CODES, type ErrorCode, type ErrorKind, YtterbyError } from '@ytterby/kernel';
import { httpStatus, toProblem } from './problem';

const STATUS: Readonly<Record<ErrorKind, number>> = { InvalidInput: 400, Unauthenticated: 401, Forbidden: 403, NotFound: 404, Conflict: 409, Undetermined: 503, Transient: 503, Bug: 500 };

describe('the mapper from errors to HTTP', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s', (code) => {
    const { kind, message } = ERROR_CODES[code];
    const status = code === 'YTB_INPUT_TOO_LARGE' ? 413 : STATUS[kind];
    expect(toProblem(new YtterbyError(code))).toEqual({ type: `urn:ytterby:error:${code}`, title: message, status, code, errors: [] });
  });

  it('knows no other kind', () => {
    expect(() => httpStatus('Odd' as never)).toThrow('error kind: unexpected value "Odd"');
  });

  it('shows the fields and the text of our own errors, never their cause', () => {
    const fields = [{ path: 'a', value: '1', message: 'is wrong' }];
    const problem = toProblem(new YtterbyError('YTB_INPUT_SCHEMA', { message: 'Bad.', fields, cause: new Error('secret') }));
    expect(problem).toMatchObject({ title: 'Bad.', errors: fields });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it.each([
    { what: 'an unknown route', error: new NotFoundException('Cannot GET /x'), status: 404, code: 'YTB_NOT_FOUND' },
    { what: 'a body over the limit', error: Object.assign(new Error('Request body is too large'), { statusCode: 413 }), status: 413, code: 'YTB_INPUT_TOO_LARGE' },
    { what: 'a body that the framework refuses', error: Object.assign(new Error('Unsupported Media Type'), { statusCode: 415 }), status: 400, code: 'YTB_INPUT_SCHEMA' },
    { what: 'a server error of the framework', error: new HttpException('secret', 502), status: 500, code: 'YTB_BUG' },
    { what: 'any other error', error: new TypeError('secret of undefined'), status: 500, code: 'YTB_BUG' },
    { what: 'something that is no error', error: 'secret', status: 500, code: 'YTB_BUG' },
    { what: 'nothing', error: null, status: 500, code: 'YTB_BUG' },
  ])('$what is $status', ({ error, status, code }) => {
    const problem = toProblem(error);
    expect(problem).toMatchObject({ status, code });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});
