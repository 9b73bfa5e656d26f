import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Catalog } from "@tenantry/tenant-model";
import { type CheckResult, checks, runCheck } from "@tenantry/validation-kit";
import type { AnyObject } from "../manifests/real-tools.ts";
import { renderScenario } from "../manifests/rendered-scenario.ts";
import { listCommitted } from "../manifests/scenarios.ts";
import { note } from "../summary.ts";
import type { UserName } from "./access.ts";
import { ApiClient } from "./api-client.ts";
import { answerForContainer } from "./container-answers.ts";
import { installCrds } from "./custom-resources.ts";
import { makeHealthyCluster } from "./healthy/healthy-cluster.ts";
import { kubectlOf } from "./kubectl-of-user.ts";
import { type RunningApiServer, startApiServer } from "./running-api-server.ts";

/** A healthy cluster of the catalog `apps`. Whoever breaks something in it brings it back. */
export interface VerifiedCluster {
  readonly server: RunningApiServer;
  readonly client: ApiClient;
  readonly catalog: Catalog;
  /** Runs checks as a user. @param ids all when left out */
  verify(user: UserName, ids?: readonly string[]): Promise<readonly CheckResult[]>;
  /** What an administrator found in all checks before anybody broke something. */
  readonly healthy: readonly CheckResult[];
}

let shared: Promise<VerifiedCluster> | undefined;

/** One for all test files of a process, as it takes long to make: it ends with the process. */
export function openVerifiedCluster(): Promise<VerifiedCluster> {
  shared ??= startVerifiedCluster();
  return shared;
}

async function startVerifiedCluster(): Promise<VerifiedCluster> {
  const started = performance.now();
  const scenario = listCommitted().find(({ name }) => name === "kubernetes/catalogs/apps");
  if (scenario === undefined) throw new Error("the catalog kubernetes/catalogs/apps is gone");
  const folder = mkdtempSync(join(tmpdir(), "tenantry-verified-"));
  const { catalog, objects, requests } = await renderScenario(scenario, folder);
  rmSync(folder, { recursive: true });
  const { cloudNativePG } = catalog.versions;
  const server = await startApiServer();
  const client = new ApiClient(server);
  try {
    await installCrds(server, cloudNativePG);
    const all = [...objects, ...requests.map(({ kustomization }) => kustomization)];
    await makeHealthyCluster(server, {
      client,
      objects: JSON.parse(JSON.stringify(all)) as AnyObject[],
      version: cloudNativePG.split(".").length === 2 ? `${cloudNativePG}.0` : cloudNativePG,
    });
  } catch (error) {
    await server.end();
    throw error;
  }
  note("verify", "a healthy cluster of the catalog apps stands on a real API server", started);
  const verify = async (user: UserName, ids?: readonly string[]) => {
    const surroundings = {
      catalog,
      kubectl: kubectlOf(server, user, answerForContainer),
      stores: {},
      now: () => performance.now() / 1000,
    };
    const chosen = checks.filter(({ id }) => ids?.includes(id) !== false);
    return mapTwoAtOnce(chosen, (check) => runCheck(check, surroundings));
  };
  return { server, client, catalog, verify, healthy: await verify("admin") };
}

/** Most of the time goes to kubectl, a process of its own. */
async function mapTwoAtOnce<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  const left = items.entries();
  const take = async () => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all([take(), take()]);
  return results;
}

/** Whether the API server's answers alone decided. */
export function isDecidedByApiServer({ status, transcript }: CheckResult): boolean {
  return status === "passed" && !transcript.some(({ command }) => /^kubectl (?:exec|logs) /.test(command));
}

export function describeFaults({ id, found, faults }: CheckResult): string {
  return `${id}: ${faults.map(({ message }) => message).join("; ") || found}`;
}
