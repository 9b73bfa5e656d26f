import type { PoolerPod } from "../postgres/pooler-pod.ts";
import { startPod } from "../postgres/pooler-pod.ts";
import type { RenderedCluster } from "../postgres/rendered-cluster.ts";
import { openRunFolder } from "../postgres/run-folder.ts";
import type { Instance } from "../postgres/running-instance.ts";
import { passwordOf } from "../postgres/setup-statements.ts";
import { InstanceSet, type SetOptions } from "./instance-set.ts";
import { LiveDragonfly } from "./live-dragonfly.ts";
import { LiveKubectl } from "./live-kubectl.ts";
import { LiveOperator } from "./live-operator.ts";
import { LiveStore } from "./live-store.ts";
import { ObjectShelf } from "./object-shelf.ts";
import { PodProcesses } from "./pod-processes.ts";
import { openService, type Service } from "./service.ts";

export interface LiveCluster {
  readonly rendered: RenderedCluster;
  readonly kubectl: LiveKubectl;
  readonly shelf: ObjectShelf;
  readonly instances: InstanceSet;
  readonly operator: LiveOperator;
  readonly store: LiveStore;
  readonly dragonfly?: LiveDragonfly;
  stop(): Promise<void>;
}

const PORT = 5432;
/** Each Service has an address of its own, as in a cluster; other runs on this machine have others. */
let addresses = 0;
function nextAddress(): string {
  addresses += 1;
  return `127.${64 + (process.pid % 128)}.${(process.pid >> 7) % 256}.${addresses}`;
}

/** The instances and rw poolers of a rendered catalog, behind Services with their real names, and kubectl's port to them. */
export async function startLiveCluster(rendered: RenderedCluster, options: SetOptions): Promise<LiveCluster> {
  const { cluster, catalog } = rendered;
  const { certificates } = openRunFolder();
  const instances = await InstanceSet.start(rendered, options);
  const shelf = new ObjectShelf();
  const services = new Map<string, Service>();
  const open = async (name: string) => {
    const service = await openService(nextAddress(), PORT);
    services.set(name, service);
    return service;
  };
  const { name: own, namespace } = cluster.metadata ?? {};
  const [rw, ro, r] = [await open(`${own}-rw`), await open(`${own}-ro`), await open(`${own}-r`)];
  const operator = new LiveOperator(rendered, shelf, { instances, services: { rw, ro, r } });
  const store = new LiveStore(shelf, instances);
  const dragonfly = catalog.dragonfly && (await LiveDragonfly.start(shelf, catalog.dragonfly));
  const pods = new Map<string, PoolerPod>();
  for (const pooler of rendered.poolers.filter(({ spec }) => spec.type === "rw")) {
    const name = pooler.metadata?.name ?? "";
    const pod = await startPod(pooler, { instanceHost: rw.host, instancePort: rw.port, line: options.line });
    (await open(name)).leadTo(pod.port);
    pods.set(`${name}-0`, pod);
    addPoolerPod(shelf, rendered, name);
  }
  const ends = ["", `.${namespace}`, `.${namespace}.svc`, `.${namespace}.svc.cluster.local`];
  const hosts = new Map(
    [...services].flatMap(([name, { host }]) => ends.map((end) => [`${name}${end}`, host] as const)),
  );
  const passwords = new Map(
    catalog.tenants.flatMap(({ roles }) =>
      roles.flatMap(({ name, password }) => (password ? [[password.secretName, passwordOf(name)] as const] : [])),
    ),
  );
  const processes = new PodProcesses(hosts, passwords);
  const kubectl: LiveKubectl = new LiveKubectl(
    {
      shelf,
      hosts,
      describeContainer: (pod) => {
        const instance = instances.instances.get(pod) ?? store.restored.get(pod);
        if (instance !== undefined) return describeInstance(instance);
        const ports = dragonfly?.mapPorts(pod);
        return ports === undefined ? describePooler(pods.get(pod)) : { env: {}, ports };
      },
      readLog: (pod) => processes.readLog(pod),
      created: (object) => {
        if (object.kind === "Pod") {
          kubectl.executed.push(object.spec.containers[0].command.join(" "));
          processes.start(object);
        } else store.created(object);
      },
      deleted: (object) => {
        const { name } = object.metadata;
        if (object.kind !== "Pod") store.deleted(object);
        else if (processes.has(name)) processes.end(name);
        else if (dragonfly?.has(name)) dragonfly.replace(name);
        else operator.replace(name);
      },
    },
    new Map([["/controller/certificates/server-ca.crt", `${certificates.folder}/ca.crt`]]),
  );
  return {
    rendered,
    kubectl,
    shelf,
    instances,
    operator,
    store,
    ...(dragonfly && { dragonfly }),
    async stop() {
      processes.stop();
      await operator.settle().catch(() => undefined);
      await store.stop();
      await dragonfly?.stop();
      await Promise.all([...pods.values()].map((pod) => pod.stop()));
      await instances.stop();
      await Promise.all([...services.values()].map((service) => service.close()));
    },
  };
}

/** What the operator presets in the containers, with sockets and ports of this machine. */
function describeInstance({ folder, port }: Instance) {
  return { env: { PGHOST: folder, PGPORT: String(port), PGUSER: "postgres" } };
}

function describePooler(pod: PoolerPod | undefined) {
  if (pod === undefined) return undefined;
  const { folder, port } = pod;
  return { env: { PGHOST: folder, PGPORT: String(port), PGUSER: "pgbouncer", PGDATABASE: "pgbouncer" } };
}

function addPoolerPod(shelf: ObjectShelf, { cluster }: RenderedCluster, pooler: string): void {
  const labels = {
    "cnpg.io/cluster": cluster.metadata?.name,
    "cnpg.io/podRole": "pooler",
    "cnpg.io/poolerName": pooler,
  };
  shelf.add({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: `${pooler}-0`, namespace: cluster.metadata?.namespace, labels },
    status: { phase: "Running", podIP: "127.0.0.1", conditions: [{ type: "Ready", status: "True" }] },
  });
}
