import type { AnyObject } from "../../manifests/real-tools.ts";
import type { ApiClient } from "../api-client.ts";
import { applyAsFlux, createAccounts, createNamespaces } from "../apply-as-flux.ts";
import type { RunningApiServer } from "../running-api-server.ts";
import { makeBackup } from "./backup-companions.ts";
import { makeClusterCompanions } from "./cluster-companions.ts";
import { makeDragonflyCompanions } from "./dragonfly-companions.ts";
import type { Made, Named } from "./made.ts";
import { makeCapacity, makeOperator } from "./platform-companions.ts";
import { makePoolerCompanions } from "./pooler-companions.ts";
import { makeSecret } from "./secret-companions.ts";
import { describeHealthy } from "./statuses.ts";

/** What controllers make of an object that Flux has applied, by its kind. */
const companionsOf: Readonly<Record<string, (object: AnyObject, version: string) => readonly Made[]>> = {
  HelmRelease: makeOperator,
  Dragonfly: makeDragonflyCompanions,
  Cluster: makeClusterCompanions,
  Pooler: makePoolerCompanions,
  ExternalSecret: makeSecret,
  ScheduledBackup: makeBackup,
};

/**
 * Applies a catalog's objects as Flux does, and does what no controller is there to do: makes what they would make, and says
 * of everything that it is well.
 * @param version of CloudNativePG, x.y.z
 * @throws Error with what the API server refuses
 */
export async function makeHealthyCluster(
  server: RunningApiServer,
  {
    client,
    objects,
    version,
  }: { readonly client: ApiClient; readonly objects: readonly AnyObject[]; readonly version: string },
): Promise<void> {
  const companions = [
    ...makeCapacity(objects),
    ...objects.flatMap((object) => companionsOf[String(object["kind"])]?.(object, version) ?? []),
  ];
  const all = [...objects, ...companions.map(({ object }) => object)];
  await createNamespaces(server, all);
  const { status, stderr, stored } = await applyAsFlux(server, objects);
  if (status !== 0) throw new Error(`Flux could not apply: ${stderr}`);
  await createAccounts(server, all);
  await applyAsControllers(client, [
    ...companions,
    ...stored.map((object): Made => {
      const healthy = describeHealthy(object, objects);
      return healthy === undefined ? { object } : { object, status: healthy };
    }),
  ]);
}

/** Objects that are there keep what they are; all get their status. */
async function applyAsControllers(client: ApiClient, made: readonly Made[]): Promise<void> {
  const isNew = ({ object }: Made) =>
    (object as unknown as Named & { metadata: { uid?: string } }).metadata.uid === undefined;
  await Promise.all(made.filter(isNew).map(({ object }) => client.apply(object, "controllers")));
  await Promise.all(
    made.map(async ({ object, status }) => {
      if (status === undefined) return;
      const { apiVersion, kind } = object;
      const { name, namespace } = (object as unknown as Named).metadata;
      const metadata = { name, ...(namespace !== undefined && { namespace }) };
      await client.apply({ apiVersion, kind, metadata, status }, "controllers-status", "/status");
    }),
  );
}
