import { appendFileSync, writeFileSync } from "node:fs";
import type { Cluster, Database, DatabaseRole } from "@tenantry/crd-schemas";
import { findPort } from "../../free-port.ts";
import type { EXPORTER_ROLE, OperatorLine } from "./operator-version.ts";
import { buildHba, buildIdent, buildPostgresqlConf } from "./postgres-files.ts";
import { openRunFolder } from "./run-folder.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { actAs } from "./service-user.ts";
import { openSession, type Session } from "./session.ts";
import {
  createDatabases,
  createExtensions,
  createRoles,
  createSchemas,
  createSearch,
  holdsSearch,
  listRoles,
} from "./setup-statements.ts";

/** What the operator reads of a rendered catalog. */
export interface OperatorObjects {
  readonly cluster: Cluster;
  readonly roles: readonly DatabaseRole[];
  readonly databases: readonly Database[];
}

export interface Instance {
  /** Of its data, with its socket in it. */
  readonly folder: string;
  readonly port: number;
  readonly process: ServerProcess;
  /** As the instance manager and the exporter come: over the socket, by their user of the operating system. */
  openLocal(role: "postgres" | typeof EXPORTER_ROLE, database?: string): Promise<Session>;
  stop(): Promise<void>;
}

/** What an instance has in its postgresql.conf beside what every instance has. */
export type OwnParameters = Readonly<Record<string, string>>;

/** A primary as the operator would set it up, with roles and databases. */
export async function startInstance(
  objects: OperatorObjects,
  line: OperatorLine,
  own: OwnParameters = {},
): Promise<Instance> {
  const instance = await startOn(openRunFolder().newDataFolder(), objects.cluster, { line, own });
  await setUp(objects, line, instance.openLocal);
  return instance;
}

/** A server on a data folder that is there, a copy for example. */
export async function startOn(
  folder: string,
  cluster: Cluster,
  { line, own }: { readonly line: OperatorLine; readonly own: OwnParameters },
): Promise<Instance> {
  const { user, certificates, postgres } = openRunFolder();
  const port = await findPort();
  const place = { folder, port, certificates: certificates.folder, user: user.name };
  appendFileSync(`${folder}/postgresql.conf`, buildPostgresqlConf(cluster, place, own));
  writeFileSync(`${folder}/pg_hba.conf`, buildHba(cluster.spec.postgresql, line));
  writeFileSync(`${folder}/pg_ident.conf`, buildIdent(user.name, line));
  const process = await startServer({
    command: `${postgres}/bin/postgres`,
    args: ["-D", folder],
    log: `${folder}/log`,
    // A standby says "read-only connections".
    ready: "database system is ready to accept",
    user,
    cwd: folder,
  });
  // The socket tells the server who connects: only the moment of connecting counts.
  const openLocal: Instance["openLocal"] = (role, database = "postgres") =>
    actAs(user, () => openSession({ host: folder, port, user: role, database }));
  return { folder, port, process, openLocal, stop: () => process.end("SIGINT") };
}

async function setUp(
  { cluster, roles, databases }: OperatorObjects,
  line: OperatorLine,
  openLocal: Instance["openLocal"],
): Promise<void> {
  const run = async (database: string, statements: readonly string[]) => {
    const session = await openLocal("postgres", database);
    for (const statement of statements) await session.ask(statement);
    await session.close();
  };
  await run("postgres", [
    ...createRoles(cluster, listRoles(cluster, roles), line),
    ...createDatabases(databases),
    ...createSearch(line),
  ]);
  for (const database of databases) {
    await run(database.spec.name, [...createSchemas(database), ...createExtensions(database)]);
  }
  const names = ["template1", ...databases.map(({ spec }) => spec.name)];
  for (const name of names.filter((name) => holdsSearch(name, line))) await run(name, createSearch(line));
}
