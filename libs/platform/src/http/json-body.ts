import { YtterbyError } from '@ytterby/kernel';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The request body as text. @throws YTB_INPUT_JSON when it is empty or no UTF-8. */
export function bodyText(body: unknown): string {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new YtterbyError('YTB_INPUT_JSON', { message: 'The request has no body; send JSON.' });
  try {
    return utf8.decode(body);
  } catch (cause) {
    throw new YtterbyError('YTB_INPUT_JSON', { message: 'The body is not valid UTF-8.', cause });
  }
}
