import fetchApi from 'kafkajs/src/protocol/requests/fetch';
import produceApi from 'kafkajs/src/protocol/requests/produce';
import { version } from 'kafkajs/package.json';
import { decodeFetch } from './fetch-response';
import { encodeProduce, isPlainProduce } from './produce-request';
import { UnsupportedBatch } from './record-decoder';

/*
 * kafkajs builds each header, record and number of a Produce request in a buffer of its own: 62 µs of CPU per record of 1 kB with 12 headers, against
 * 12 µs for the encoder here, and it is the largest single cost of an order's way through the platform. Only the bytes are made differently: the
 * tests compare them with the library's. The library is pinned and no longer changes; with any other version its own code is used.
 */

const PATCHED_VERSION = '2.2.4';
const PRODUCE_VERSION = 7;
const FETCH_VERSION = 11;
/** The library allows the network 100 ms on top of the broker's wait, too little on a loaded machine: a timed out fetch restarts the consumer's loop. */
const FETCH_GRACE_MS = 10_000;

interface Call {
  readonly request: { encode: () => Promise<unknown> };
  readonly response: { decode: (bytes: Buffer) => Promise<unknown>; parse: (decoded: unknown) => Promise<unknown> };
  readonly requestTimeout?: number;
}

function extendProduce(build: (args: never) => unknown): (args: never) => unknown {
  return (args) => {
    const call = build(args) as Call;
    if (!isPlainProduce(args)) return call;
    const encode = (): Promise<unknown> => {
      const buffer = encodeProduce(args, Date.now());
      return Promise.resolve({ buf: buffer, buffer });
    };
    return { ...call, request: { ...call.request, encode } };
  };
}

function extendFetch(build: (args: never) => unknown): (args: never) => unknown {
  return (args) => {
    const call = build(args) as Call;
    const decode = async (bytes: Buffer): Promise<unknown> => {
      try {
        return decodeFetch(bytes);
      } catch (cause) {
        if (cause instanceof UnsupportedBatch) return call.response.decode(bytes);
        throw cause;
      }
    };
    return { ...call, response: { ...call.response, decode }, requestTimeout: (call.requestTimeout ?? 0) + FETCH_GRACE_MS };
  };
}

let isInstalled = false;

/** Puts the faster encoder and decoder into kafkajs, once per process. @returns false when the library has another version and stays as it is */
export function installWire(): boolean {
  if (version !== PATCHED_VERSION) return false;
  if (isInstalled) return true;
  isInstalled = true;
  const { protocol: produce } = produceApi;
  const { protocol: fetch } = fetchApi;
  produceApi.protocol = ({ version: api }) => (api === PRODUCE_VERSION ? extendProduce(produce({ version: api })) : produce({ version: api }));
  fetchApi.protocol = ({ version: api }) => (api === FETCH_VERSION ? extendFetch(fetch({ version: api })) : fetch({ version: api }));
  return true;
}
