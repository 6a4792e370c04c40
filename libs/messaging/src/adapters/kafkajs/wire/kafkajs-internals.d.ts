/* The two modules of kafkajs 2.2.4 that `install-wire.ts` extends; the library has no types for them. */
declare module 'kafkajs/src/protocol/requests/produce' {
  const api: { protocol: (options: { version: number }) => (args: never) => unknown };
  export default api;
}
declare module 'kafkajs/src/protocol/requests/fetch' {
  const api: { protocol: (options: { version: number }) => (args: never) => unknown };
  export default api;
}
