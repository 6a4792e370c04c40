import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { PART_TITLES } from './display';
import { messageOf, StackError, systemCode } from './errors';
import { DEFAULT_PORTS, PORT_VARIABLES } from './settings';
import type { PartName, PortChoice } from './types';

// Below the range that Linux, macOS and Windows give to outgoing connections: such a port is not taken between our look and the server's start.
const FREE_RANGE = { from: 20_000, to: 32_000 } as const;
const MAX_TRIES = 200;

/** Null when the loopback port can be listened on, else the system's error code (EADDRINUSE, EACCES). */
export function portProblem(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(systemCode(error) ?? messageOf(error)));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** A loopback port that is free now, outside the range of outgoing connections. @throws StackError YTB_STACK_PORT_TAKEN when none is found */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const port = randomInt(FREE_RANGE.from, FREE_RANGE.to);
    if ((await portProblem(port)) === null) return port;
  }
  throw new StackError('YTB_STACK_PORT_TAKEN', `No free port was found between ${FREE_RANGE.from} and ${FREE_RANGE.to} on 127.0.0.1: stop programs that listen there.`);
}

/** The error for a port that a part cannot have. */
export function portTaken(part: PartName, port: number, code: string): StackError {
  const variable = PORT_VARIABLES[part];
  const problem = code === 'EACCES' ? `may not be used by you (${code})` : 'is taken by another program';
  return new StackError('YTB_STACK_PORT_TAKEN', `Port ${port} on 127.0.0.1, wanted for ${PART_TITLES[part]}, ${problem}: stop that program, or set ${variable} to a free port.`);
}

/** The port for a part. @throws StackError YTB_STACK_PORT_TAKEN when it is fixed and cannot be used */
export async function choosePort(choice: PortChoice, part: PartName): Promise<number> {
  if (choice === 'free') return freePort();
  const port = choice[part] ?? DEFAULT_PORTS[part];
  const problem = await portProblem(port);
  if (problem !== null) throw portTaken(part, port, problem);
  return port;
}
