import type { Pooler } from "@tenantry/crd-schemas";
import type { ROBOT } from "./certificates.ts";
import type { OperatorLine, POOLER_ROLE, REPLICA_ROLE } from "./operator-version.ts";
import { type PoolerPod, startPod } from "./pooler-pod.ts";
import type { RenderedCluster } from "./rendered-cluster.ts";
import { openRunFolder } from "./run-folder.ts";
import { type Instance, startInstance } from "./running-instance.ts";
import type { Login } from "./session.ts";
import { passwordOf } from "./setup-statements.ts";

/** Servers of a rendered catalog, and the ways to them. */
export interface RunningCluster {
  readonly instance: Instance;
  /** @param name of a Pooler; @param parameters of PgBouncer in place of the rendered ones */
  startPod(name: string, parameters?: Readonly<Record<string, string>>): Promise<PoolerPod>;
  /** Over TLS, with the role's own password. @param port of the instance or of a pod */
  loginAs(user: string, database: string, port: number): Login;
  /** Directly, as the operator's own roles come. */
  loginByCertificate(role: typeof POOLER_ROLE | typeof REPLICA_ROLE | typeof ROBOT, database: string): Login;
  stop(): Promise<void>;
}

export async function startCluster(rendered: RenderedCluster, line: OperatorLine): Promise<RunningCluster> {
  const { certificates } = openRunFolder();
  const instance = await startInstance(rendered, line);
  const pods: PoolerPod[] = [];
  const target = { host: "127.0.0.1", port: instance.port };
  return {
    instance,
    async startPod(name, parameters = {}) {
      const pooler = rendered.poolers.find(({ metadata }) => metadata?.name === name);
      if (pooler === undefined) throw new Error(`no Pooler is called ${name}`);
      const pod = await startPod(withParameters(pooler, parameters), { instancePort: instance.port, line });
      pods.push(pod);
      return pod;
    },
    loginAs: (user, database, port) => ({
      ...target,
      port,
      user,
      database,
      password: passwordOf(user),
      tls: { certificates },
    }),
    loginByCertificate: (role, database) => ({
      ...target,
      user: role,
      database,
      tls: { certificates, pair: certificates.pairOf(role) },
    }),
    async stop() {
      await Promise.all(pods.map((pod) => pod.stop()));
      await instance.stop();
    },
  };
}

function withParameters(pooler: Pooler, parameters: Readonly<Record<string, string>>): Pooler {
  const { pgbouncer } = pooler.spec;
  const changed = { ...pgbouncer, parameters: { ...pgbouncer.parameters, ...parameters } };
  return { ...pooler, spec: { ...pooler.spec, pgbouncer: changed } };
}
