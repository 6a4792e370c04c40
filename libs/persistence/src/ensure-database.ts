import { Client } from 'pg';
import { sqlState, toDatabaseError } from './database-error';

const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505'; // two processes create it at the same moment

/** Quotes an SQL identifier. */
export function quoteIdentifier(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

/** Runs one statement on a connection of its own (statements that must be outside a transaction). */
export async function runOnce(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'ytterby-admin' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
  } catch (cause) {
    throw toDatabaseError(cause);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Creates the database if it is missing. @returns the URL of that database. `adminUrl` is a database of the same server whose user may create others. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<string> {
  try {
    await runOnce(adminUrl, `CREATE DATABASE ${quoteIdentifier(name)} ENCODING 'UTF8' TEMPLATE template0`);
  } catch (cause) {
    const state = sqlState(cause);
    if (state !== DUPLICATE_DATABASE && state !== UNIQUE_VIOLATION) throw cause;
  }
  const url = new URL(adminUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.toString();
}
