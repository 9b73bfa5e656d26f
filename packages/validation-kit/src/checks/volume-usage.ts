import { formatBytes } from "@tenantry/tenant-model";
import { thresholdOf } from "../alert-threshold.ts";
import { listInstances, nameInstance, nameOf } from "../ask-postgres.ts";
import type { Check, CheckContext, CheckFault } from "../check.ts";
import type { ContainerName } from "../cluster-reader.ts";
import { listDragonflyPods, nameDragonfly } from "../dragonfly/dragonfly-check.ts";
import { readDf, writeDf } from "../read-df.ts";
import { type ExpectedVolume, listDragonflyVolumes, listInstanceVolumes } from "../volumes.ts";

export const volumeUsage: Check = {
  id: "volume-usage",
  criterion: "AC10",
  evidence: "storage",
  title: "No volume is as full as its alert warns of",
  async run(context) {
    const faults: CheckFault[] = [];
    const shares: number[] = [];
    const mounts = await listMounts(context);
    for (const { container, pod, volumes } of mounts) {
      const { namespace } = container;
      const paths = volumes.map(({ path }) => path);
      const answer = await context.cluster.exec(container, writeDf(paths));
      const uses = readDf(answer.stdout, paths);
      for (const { what, path, alert } of volumes) {
        const most = thresholdOf(context.catalog, alert);
        const use = uses.find((it) => it.path === path);
        const help = `kubectl -n ${namespace} exec ${pod} -c ${container.container} -- ${writeDf([path]).join(" ")}; the runbook of ${alert} says what to do`;
        const place = `pod ${namespace}/${pod}: the volume of ${what} at ${path}`;
        if (use === undefined) {
          const said = answer.stderr.trim().split("\n")[0];
          const why = said ? `; df says: ${said}` : "";
          faults.push({ message: `${place} is not mounted, expected a file system of its own${why}`, help });
          continue;
        }
        const share = use.used / Math.max(1, use.used + use.available);
        shares.push(share);
        if (share <= most) continue;
        const message = `${place} is ${formatShare(share)} full (${formatBytes(use.available)} left), expected at most ${formatShare(most)}, at which ${alert} warns`;
        faults.push({ message, help });
      }
    }
    if (!mounts.some(({ container }) => container.container === "postgres")) {
      const { name, namespace } = context.catalog.cluster;
      const message = `Cluster ${namespace}/${name} has no pod whose volumes could be looked at`;
      faults.push({ message, help: `see why: kubectl -n ${namespace} get pods -l cnpg.io/cluster=${name}` });
    }
    return {
      expectation: `at most ${formatShare(thresholdOf(context.catalog, "CNPGStorageNearFull"))} of each volume`,
      found:
        shares.length === 0
          ? "no volumes"
          : `the fullest of ${shares.length} volumes is ${formatShare(Math.max(...shares))} full`,
      faults,
    };
  },
};

interface Mounts {
  readonly container: ContainerName;
  readonly pod: string;
  readonly volumes: readonly ExpectedVolume[];
}

async function listMounts(context: CheckContext): Promise<readonly Mounts[]> {
  const { catalog } = context;
  const instances = (await listInstances(context)).map(nameOf).map(
    (pod): Mounts => ({
      container: nameInstance(catalog, pod),
      pod,
      volumes: listInstanceVolumes(catalog),
    }),
  );
  const { dragonfly } = catalog;
  const volumes = listDragonflyVolumes(catalog);
  if (dragonfly === undefined || volumes.length === 0) return instances;
  const pods = (await listDragonflyPods(context, dragonfly)).map(nameOf).map(
    (pod): Mounts => ({
      container: nameDragonfly(dragonfly, pod),
      pod,
      volumes,
    }),
  );
  return [...instances, ...pods];
}

function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}
