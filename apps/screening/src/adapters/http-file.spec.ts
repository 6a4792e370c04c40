import { mayBeRead, redirectTarget } from './http-file';

const target = (from: string, location: string | undefined, allowHttp = false): string => {
  try {
    return redirectTarget(from, location, allowHttp);
  } catch (cause) {
    return (cause as Error).message;
  }
};

const REDIRECTS: [from: string, location: string | undefined, expected: string][] = [
  ['https://lists.example/a', '/b', 'https://lists.example/b'],
  ['https://lists.example/a', 'https://files.example/b?token=x', 'https://files.example/b?token=x'],
  ['http://127.0.0.1:8080/a', 'http://localhost:8081/b', 'http://localhost:8081/b'],
  ['https://lists.example/a', undefined, 'https://lists.example/a redirects to no address.'],
  ['https://lists.example/a', 'http://lists.example/b', 'https://lists.example/a redirects to http://lists.example/b, which is no HTTPS.'],
  ['https://lists.example/a', 'file:///etc/passwd', 'https://lists.example/a redirects to file:///etc/passwd, which is no HTTPS.'],
  ...['http://127.0.0.1:7402/', 'http://127.1.2.3/', 'http://localhost/', 'http://db.localhost/', 'http://[::1]/', 'http://0.0.0.0/', 'https://localhost/'].map((here): [string, string, string] => ['https://lists.example/a', here, `https://lists.example/a redirects to ${here}, which is this machine.`]),
];

it.each(REDIRECTS)('a redirect from %s to %s leads to %s', (from, location, expected) => {
  expect(target(from, location)).toBe(expected);
});

it('leads to plain HTTP elsewhere only where the source allows it, and to this machine not even then', () => {
  expect([target('http://lists.example/a', '/b', true), target('http://lists.example/a', 'http://127.0.0.1/b', true)]).toEqual(['http://lists.example/b', 'http://lists.example/a redirects to http://127.0.0.1/b, which is this machine.']);
});

it.each([
  ['https://lists.example/', true],
  ['http://lists.example/', false],
  ['http://127.0.0.1/', true],
  ['http://localhost.example/', false],
])('%s may be read: %s', (url, may) => {
  expect(mayBeRead(url, false)).toBe(may);
});
