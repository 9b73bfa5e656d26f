import { type Catalog, listPoolers, readPostgresMajor, valueOf } from "@tenantry/tenant-model";
import { listExpectedOf } from "./expected-objects.ts";
import { LOGIN_SCRIPT, type LoginAttempt } from "./login-attempts.ts";
import { readMapping } from "./read-field.ts";
import { CURRENT_TIME } from "./sql/clock.ts";
import { DATABASES, EXTENSIONS, SCHEMAS } from "./sql/databases.ts";
import { SHOW_CONFIG, SHOW_POOLS } from "./sql/pooler-console.ts";
import { STANDBYS } from "./sql/replication.ts";
import { ROLES } from "./sql/roles.ts";
import { PARAMETERS, SERVER_STATE } from "./sql/server.ts";
import { NETWORK_SESSIONS, TLS_SETTINGS } from "./sql/sessions.ts";
import { WAL_ARCHIVE } from "./sql/wal-archive.ts";

type Rows = Record<string, unknown>[];

/** What the servers of the test cluster answer; tests change rows, and what a login gets to hear. */
export class TestContainers {
  /** Rows by statement; a pod's own by `pod/<name> <statement>`. */
  readonly rows: Map<string, Rows>;
  /** What psql says to somebody without a password, and its exit code. */
  login: (attempt: LoginAttempt) => readonly [code: number, said: string];
  /** Answers to other commands, asked first. */
  readonly others: ((
    args: readonly string[],
    stdin: string,
  ) => { stdout: string; stderr?: string; exitCode: number } | undefined)[] = [];

  constructor(catalog: Catalog) {
    this.rows = answerAsServer(catalog);
    this.login = (attempt) => answerLogin(catalog, attempt);
  }

  /** @throws Error where a test misspells it */
  row(statement: string, where: (row: Record<string, unknown>) => boolean = () => true): Record<string, unknown> {
    const found = this.rows.get(statement)?.find(where);
    if (found === undefined) throw new Error(`no row of ${statement} is like that`);
    return found;
  }

  exec(args: readonly string[], stdin: string): { stdout: string; stderr?: string; exitCode: number } {
    for (const answer of this.others) {
      const said = answer(args, stdin);
      if (said !== undefined) return said;
    }
    const target = args[1] ?? "";
    const command = args.slice(args.indexOf("--") + 1);
    if (command.includes(LOGIN_SCRIPT)) return { stdout: this.tryLogins(stdin), exitCode: 0 };
    if (command.includes("--csv")) return { stdout: writeCsv(this.answer(target, command.at(-1) ?? "")), exitCode: 0 };
    if (command.includes("-c"))
      return { stdout: JSON.stringify(this.answer(target, command.at(-1) ?? "")), exitCode: 0 };
    const blocks = stdin.split(/^\\connect /m).slice(1);
    const lines = blocks.map((block) => {
      const database = JSON.parse(block.slice(0, block.indexOf("\n")));
      return `${JSON.stringify(this.answer(target, block).filter((row) => row["database"] === database))}\n`;
    });
    return { stdout: lines.join(""), exitCode: 0 };
  }

  private answer(target: string, text: string): Rows {
    for (const [key, rows] of [...this.rows].reverse()) {
      const statement = key.startsWith("pod/") ? key.slice(key.indexOf(" ") + 1) : key;
      if (text.includes(statement) && (statement === key || key.startsWith(`${target} `))) return rows;
    }
    throw new Error(`the test cluster has no answer to ${text}`);
  }

  private tryLogins(stdin: string): string {
    const lines = stdin.split("\n").filter((line) => line !== "");
    return lines
      .map((line, index) => {
        const [sslmode, host = "", role = "", database = ""] = line.split("\t");
        const [code, said] = this.login({ sslmode: sslmode as LoginAttempt["sslmode"], host, role, database });
        return `${index}\t${code}\t${said}\n`;
      })
      .join("");
  }
}

function writeCsv(rows: Rows): string {
  const header = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => header.map((name) => `"${String(row[name])}"`).join(","));
  return `${[header.join(","), ...lines].join("\n")}\n`;
}

/** As pg_hba.conf of an instance, and that of a pooler, would have it. */
function answerLogin(catalog: Catalog, { host, role, database, sslmode }: LoginAttempt): readonly [number, string] {
  const pooler = listPoolers(catalog).find((it) => it.pooler.name === host);
  const tenants = pooler?.tenants ?? catalog.tenants;
  const owns = tenants.some(
    (tenant) =>
      tenant.roles.some(({ name }) => name === role) && tenant.databases.some(({ name }) => name === database),
  );
  if (owns && sslmode !== "disable") return [2, "fe_sendauth: no password supplied"];
  return [
    2,
    pooler === undefined ? `FATAL: pg_hba.conf rejects connection for user "${role}"` : "FATAL: login rejected",
  ];
}

function answerAsServer(catalog: Catalog): Map<string, Rows> {
  const { cluster, tenants } = catalog;
  const databases = tenants.flatMap((tenant) => tenant.databases);
  const count = valueOf(cluster.instances);
  const standbys = Array.from({ length: count - 1 }, (_, index) => `${cluster.name}-${index + 2}`);
  const [object] = listExpectedOf(catalog, { group: "postgresql.cnpg.io", kind: "Cluster" });
  const parameters = Object.entries(readMapping(object, "spec", "postgresql", "parameters"));
  const state = { version: `${readVersion(catalog)}`, number: 170000, recovers: false };
  const first = cluster.replication.style === "synchronous" && cluster.replication.method === "first";
  const rows = new Map<string, Rows>([
    [CURRENT_TIME, [{ seconds: Date.UTC(2026, 10, 21, 12) / 1000 }]],
    [SERVER_STATE, [state]],
    [
      PARAMETERS,
      parameters.map(([name, value]) => ({ name, setting: value, unit: null, kind: "string", pending_restart: false })),
    ],
    [
      STANDBYS,
      standbys.map((standby) => ({
        standby,
        state: "streaming",
        sync_state: first ? "sync" : "quorum",
        replay_lag_bytes: 0,
      })),
    ],
    [TLS_SETTINGS, [{ ssl: "on", min_protocol: "TLSv1.3" }]],
    [
      NETWORK_SESSIONS,
      [{ role: "streaming_replica", database: null, address: "10.0.0.12", encrypted: true, sessions: 1 }],
    ],
    [
      DATABASES,
      databases.map(({ name, owner, options }) => ({
        ...{ name, owner, encoding: options["encoding"] ?? "UTF8", allows_connections: true, bytes: 7_634_279 },
        connection_limit: options["connectionLimit"] ?? -1,
      })),
    ],
    [
      EXTENSIONS,
      databases.flatMap((database) =>
        database.extensions.map(({ name, version = "1.0", schema = "public" }) => ({
          database: database.name,
          name,
          version,
          schema,
        })),
      ),
    ],
    [
      SCHEMAS,
      databases.flatMap((database) =>
        database.schemas.map(({ name, owner = database.owner }) => ({ database: database.name, name, owner })),
      ),
    ],
    [
      ROLES,
      tenants.flatMap(({ roles }) =>
        roles.map(({ name, login, createdb, connectionLimit, inRoles }) => ({
          ...{ name, login, createdb, superuser: false, createrole: false, replication: false, bypassrls: false },
          ...{ connection_limit: connectionLimit, member_of: inRoles, sessions: 0 },
        })),
      ),
    ],
    [
      WAL_ARCHIVE,
      [
        {
          ...{
            archived_count: 9,
            failed_count: 0,
            last_archived_wal: "000000010000000000000009",
            last_failed_wal: null,
          },
          ...{ archived_seconds_ago: 120, failed_seconds_ago: null, waiting_files: 0, oldest_waiting_seconds: null },
        },
      ],
    ],
    [SHOW_POOLS, [{ database: "any", user: "any", cl_active: "3", cl_waiting: "0", maxwait: "0" }]],
  ]);
  for (const instance of standbys) rows.set(`pod/${instance} ${SERVER_STATE}`, [{ ...state, recovers: true }]);
  for (const { pooler } of listPoolers(catalog))
    rows.set(`pod/${pooler.name}-0 ${SHOW_CONFIG}`, showConfig(catalog, pooler.name));
  return rows;
}

function readVersion({ cluster }: Catalog): string {
  const { image } = cluster;
  const tag = image.style === "name" ? /:(\d+\.\d+)/.exec(valueOf(image.name))?.[1] : undefined;
  return tag ?? `${readPostgresMajor(image)}.1`;
}

function showConfig(catalog: Catalog, name: string): Rows {
  const poolers = listExpectedOf(catalog, { group: "postgresql.cnpg.io", kind: "Pooler" });
  const pgbouncer = readMapping(
    poolers.find(({ metadata }) => metadata?.name === name),
    "spec",
    "pgbouncer",
  );
  const settings = { pool_mode: pgbouncer["poolMode"], ...readMapping(pgbouncer, "parameters") };
  return Object.entries(settings).map(([key, value]) => ({ key, value }));
}
