import { bodyText } from './json-body';

describe('bodyText', () => {
  it('is the text of the body', () => {
    expect(bodyText(Buffer.from('{"ä":"中"}'))).toBe('{"ä":"中"}');
  });

  it.each([undefined, null, Buffer.alloc(0), 'text', {}])('refuses %p: there is no body', (body) => {
    expect(() => bodyText(body)).toThrow(expect.objectContaining({ code: 'YTB_INPUT_JSON', message: 'The request has no body; send JSON.' }));
  });

  it.each([[[0xff]], [[0xc3, 0x28]], [[0xed, 0xa0, 0x80]], [[0xc0, 0x80]]])('refuses bytes that are no UTF-8: %j', (bytes) => {
    expect(() => bodyText(Buffer.from(bytes))).toThrow('The body is not valid UTF-8.');
  });
});
