import { mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type OperatorLine, REPLICA_ROLE } from "../postgres/operator-version.ts";
import type { RenderedCluster } from "../postgres/rendered-cluster.ts";
import { openRunFolder } from "../postgres/run-folder.ts";
import { type Instance, startInstance, startOn } from "../postgres/running-instance.ts";
import { copyDataFolder } from "./base-backup.ts";
import { giveTo } from "./own-files.ts";
import { killTree } from "./process-tree.ts";
import { openService, type Service } from "./service.ts";

/** `off`: the primary waits for nobody, as it must not with what we render. */
export type Durability = "as rendered" | "off";

export interface SetOptions {
  readonly line: OperatorLine;
  readonly durability: Durability;
}

/** A primary and its standbys, which stream by a Service of their own that leads to it. */
export class InstanceSet {
  readonly instances = new Map<string, Instance>();
  primary = "";
  /** Where WAL is archived: stands for the object store. */
  readonly archive: string;
  private readonly rendered: RenderedCluster;
  private readonly options: SetOptions;
  readonly replication: Service;

  private constructor(rendered: RenderedCluster, options: SetOptions, replication: Service) {
    this.rendered = rendered;
    this.options = options;
    this.replication = replication;
    this.archive = openRunFolder().newFolder("archive");
  }

  static async start(rendered: RenderedCluster, options: SetOptions): Promise<InstanceSet> {
    const set = new InstanceSet(rendered, options, await openService("127.0.0.1", 0));
    const [first = "", ...others] = set.names();
    // Who writes before there is a standby would wait for it.
    const own = { ...set.describe(first), synchronous_standby_names: "" };
    set.instances.set(first, await startInstance(rendered, options.line, own));
    set.lead(first);
    for (const name of others) await set.join(name);
    const session = await set.open(first);
    await session.ask(`ALTER SYSTEM SET synchronous_standby_names = '${set.nameSynchronous(first)}'`);
    await session.ask("SELECT pg_reload_conf()");
    await session.close();
    return set;
  }

  names(): readonly string[] {
    const { metadata, spec } = this.rendered.cluster;
    return Array.from({ length: spec.instances ?? 1 }, (_, index) => `${metadata?.name}-${index + 1}`);
  }

  open(name: string, database?: string) {
    return this.get(name).openLocal("postgres", database);
  }

  get(name: string): Instance {
    const instance = this.instances.get(name);
    if (instance === undefined) throw new Error(`instance ${name} does not run`);
    return instance;
  }

  /** Ends it as a node that fails. */
  crash(name: string): void {
    killTree(this.get(name).process.pid);
    this.instances.delete(name);
    if (name === this.primary) this.replication.leadTo(undefined);
  }

  /** The standby that has received most, which is the one that the operator chooses. */
  async findMostAdvanced(): Promise<string> {
    const received: { name: string; bytes: bigint }[] = [];
    for (const name of this.instances.keys()) {
      const session = await this.open(name);
      const { bytes = "0" } = await session.ask("SELECT pg_last_wal_receive_lsn() - '0/0' AS bytes");
      await session.close();
      received.push({ name, bytes: BigInt(bytes) });
    }
    received.sort((a, b) => (a.bytes < b.bytes ? 1 : -1));
    return received[0]?.name ?? "";
  }

  async promote(name: string): Promise<void> {
    const session = await this.open(name);
    await session.ask("SELECT pg_promote()");
    await session.close();
    this.lead(name);
  }

  /** A copy of the primary that follows it: how CloudNativePG makes a standby that it cannot rewind. */
  async join(name: string): Promise<void> {
    const folder = await this.copyPrimary(name);
    writeFileSync(`${folder}/standby.signal`, "");
    const options = { line: this.options.line, own: this.describe(name) };
    this.instances.set(name, await startOn(folder, this.rendered.cluster, options));
  }

  /** @returns the folder of the copy */
  async copyPrimary(name: string): Promise<string> {
    const { user, newFolder } = openRunFolder();
    const session = await this.open(this.primary);
    const to = newFolder(name);
    await copyDataFolder(session, { from: this.get(this.primary).folder, to, user });
    await session.close();
    return to;
  }

  /** A server of its own that replays what was archived, and then serves. */
  async recover(folder: string): Promise<Instance> {
    writeFileSync(`${folder}/recovery.signal`, "");
    giveTo(openRunFolder().user, folder);
    const { archive_command: _, ...own } = this.describe("recovered");
    const recovery = { restore_command: `cp ${this.archive}/%f %p`, primary_conninfo: "", archive_mode: "off" };
    const parameters = { ...own, ...recovery, synchronous_standby_names: "" };
    const instance = await startOn(folder, this.rendered.cluster, { line: this.options.line, own: parameters });
    for (let look = 0; look < 200; look += 1) {
      const session = await instance.openLocal("postgres");
      const { recovers } = await session.ask("SELECT pg_is_in_recovery() AS recovers");
      await session.close();
      if (recovers === "f") return instance;
      await sleep(100);
    }
    throw new Error(`the recovery does not end:\n${instance.process.readLog()}`);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.instances.values()].map(({ process }) => process.end("SIGQUIT")));
    await this.replication.close();
  }

  private lead(name: string): void {
    this.primary = name;
    this.replication.leadTo(this.get(name).port);
  }

  private describe(name: string): Readonly<Record<string, string>> {
    const { certificates } = openRunFolder();
    const { host, port } = this.replication;
    const files = `sslrootcert=${certificates.folder}/ca.crt sslcert=${certificates.folder}/${REPLICA_ROLE}.crt sslkey=${certificates.folder}/${REPLICA_ROLE}.key`;
    mkdirSync(this.archive, { recursive: true });
    return {
      cluster_name: this.rendered.cluster.metadata?.name ?? "",
      primary_conninfo: `host=${host} port=${port} user=${REPLICA_ROLE} application_name=${name} sslmode=verify-ca ${files}`,
      synchronous_standby_names: this.nameSynchronous(name),
      archive_mode: "on",
      archive_command: `cp %p ${this.archive}/%f`,
    };
  }

  /** As the operator writes it for this instance, with the others' names (CNPG v1.30.0, pkg/postgres/replication). */
  private nameSynchronous(name: string): string {
    const { synchronous } = this.rendered.cluster.spec.postgresql ?? {};
    if (this.options.durability === "off" || synchronous === undefined) return "";
    const others = this.names().filter((other) => other !== name);
    return `${synchronous.method.toUpperCase()} ${synchronous.number} (${others.map((other) => `"${other}"`).join(",")})`;
  }
}
