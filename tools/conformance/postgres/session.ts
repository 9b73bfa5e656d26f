import { createRequire } from "node:module";
import type { Certificates, KeyPair } from "./certificates.ts";

/** What is used of the package `pg`, which has its own lock beside this file. */
interface PgClient {
  connect(): Promise<void>;
  query(text: string): Promise<{ readonly rows: readonly Record<string, string>[] }>;
  end(): Promise<void>;
  on(event: "error", listener: (error: Error) => void): void;
}
type NewPgClient = new (options: Readonly<Record<string, unknown>>) => PgClient;
const Client = loadClient();

function loadClient(): NewPgClient | undefined {
  try {
    return (createRequire(import.meta.url)("pg") as { Client: NewPgClient }).Client;
  } catch {
    return undefined;
  }
}

export interface Target {
  /** Address or, for a Unix socket, its folder. */
  readonly host: string;
  readonly port: number;
}

export interface Login extends Target {
  readonly user: string;
  readonly database: string;
  readonly password?: string;
  /** `undefined`: in plain text. */
  readonly tls?: { readonly certificates: Certificates; readonly pair?: KeyPair };
  /** Opens a walsender. */
  readonly replication?: "true" | "database";
  /** Milliseconds; 10 s when left out. */
  readonly timeout?: number;
}

export interface Session {
  /** One row, or none; all values as text. */
  ask(query: string): Promise<Readonly<Record<string, string>>>;
  list(query: string): Promise<readonly Readonly<Record<string, string>>[]>;
  close(): Promise<void>;
}

/** @throws Error of the server that refuses the session */
export async function openSession({ tls, timeout = 10_000, ...login }: Login): Promise<Session> {
  const client = createClient({
    ...login,
    ssl: tls === undefined ? false : { ca: tls.certificates.ca, ...tls.pair },
    connectionTimeoutMillis: timeout,
    // Every value as text.
    types: { getTypeParser: () => String },
  });
  // A server that ends closes its sessions: whoever asks then is told.
  client.on("error", () => undefined);
  await client.connect();
  const list = async (query: string) => (await client.query(query)).rows;
  return { list, ask: async (query) => (await list(query))[0] ?? {}, close: () => client.end() };
}

function createClient(options: Readonly<Record<string, unknown>>): PgClient {
  if (Client === undefined) throw new Error("the npm package pg is missing: run tools/conformance/postgres/install.sh");
  return new Client(options);
}

/** `in`, or why the server refuses: its code and message. */
export async function tryLogin(login: Login): Promise<string> {
  try {
    const session = await openSession(login);
    const { user } = await session.ask("SELECT session_user AS user");
    await session.close();
    return user === login.user ? "in" : `in as ${user}`;
  } catch (error) {
    const { code = "", message } = error as Error & { code?: string };
    // Refusals of a server have an SQLSTATE; what else goes wrong is no verdict.
    if (!/^[0-9A-Z]{5}$/.test(code)) throw error;
    return `${code} ${message}`;
  }
}
