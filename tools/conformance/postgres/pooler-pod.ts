import { writeFileSync } from "node:fs";
import type { Pooler } from "@tenantry/crd-schemas";
import { findPort } from "../../free-port.ts";
import { findPgbouncer } from "./installed.ts";
import type { OperatorLine } from "./operator-version.ts";
import { buildPgbouncerHba, buildPgbouncerIni } from "./pgbouncer-files.ts";
import { openRunFolder } from "./run-folder.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { actAs } from "./service-user.ts";
import { openSession, type Session } from "./session.ts";

/** One PgBouncer. */
export interface PoolerPod {
  /** With its socket in it. */
  readonly folder: string;
  readonly port: number;
  readonly process: ServerProcess;
  /** PgBouncer's own console, for whom runs it. */
  openConsole(): Promise<Session>;
  /** What the operator's manager sends when Kubernetes ends a pod (v1.27.0 and v1.30.0, internal/cmd/manager/pgbouncer/run/cmd.go). */
  terminate(): void;
  stop(): Promise<void>;
}

export interface PodContext {
  /** The loopback when left out. */
  readonly instanceHost?: string;
  readonly instancePort: number;
  readonly line: OperatorLine;
}

export async function startPod(pooler: Pooler, { line, ...instance }: PodContext): Promise<PoolerPod> {
  const { user, certificates, newFolder } = openRunFolder();
  const folder = newFolder("pod");
  const port = await findPort();
  const place = { folder, port, ...instance, certificates: certificates.folder };
  writeFileSync(`${folder}/pgbouncer.ini`, buildPgbouncerIni(pooler, place, line));
  writeFileSync(`${folder}/pg_hba.conf`, buildPgbouncerHba(pooler));
  const process = await startServer({
    command: findPgbouncer().command,
    args: [`${folder}/pgbouncer.ini`],
    log: `${folder}/log`,
    ready: "process up",
    user,
    cwd: folder,
  });
  return {
    folder,
    port,
    process,
    openConsole: () => actAs(user, () => openSession({ host: folder, port, user: "pgbouncer", database: "pgbouncer" })),
    terminate: () => process.send("SIGINT"),
    stop: () => process.end("SIGQUIT"),
  };
}
