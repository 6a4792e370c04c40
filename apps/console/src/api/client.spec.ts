import { ApiFailure, asFailure, failureOf } from './client';

describe('failures', () => {
  it('keeps the words, the code and the fields of the API', () => {
    const errors = [{ path: 'comment', message: 'must not be empty' }];
    expect(failureOf(400, { title: 'The request is not valid.', code: 'YTB_INPUT_SCHEMA', errors })).toMatchObject({
      status: 400,
      code: 'YTB_INPUT_SCHEMA',
      message: 'The request is not valid.',
      errors,
    });
  });

  it.each([[null], ['<html>'], [[]], [{ title: 4 }]])('tells the status when the answer is %j', (body) => {
    expect(failureOf(502, body).message).toBe('The server answered with status 502.');
  });

  it('says what to do when nothing answers', () => {
    expect(asFailure(new TypeError('fetch failed')).message).toContain('does not answer');
    const known = new ApiFailure(409, 'YTB_FOUR_EYES', 'Another person must approve.');
    expect(asFailure(known)).toBe(known);
  });
});
