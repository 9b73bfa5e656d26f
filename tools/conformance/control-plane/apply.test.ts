import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudNativePGVersions } from "@tenantry/crd-schemas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnyObject } from "../manifests/real-tools.ts";
import { type RenderedScenario, renderScenario } from "../manifests/rendered-scenario.ts";
import { listCommitted } from "../manifests/scenarios.ts";
import { note } from "../summary.ts";
import { applyAsFlux, createAccounts, createNamespaces, printList, type StoredObject } from "./apply-as-flux.ts";
import { installCrds } from "./custom-resources.ts";
import { listPods } from "./pod-templates.ts";
import { mustKubectl, runKubectl } from "./run-kubectl.ts";
import { type RunningApiServer, startApiServer } from "./running-api-server.ts";

const folder = mkdtempSync(join(tmpdir(), "tenantry-apply-"));
const scenarios: RenderedScenario[] = [];
for (const scenario of listCommitted()) scenarios.push(await renderScenario(scenario, folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isOf = (minor: string) => (scenario: RenderedScenario) =>
  scenario.catalog.versions.cloudNativePG.split(".").slice(0, 2).join(".") === minor;
const minors = cloudNativePGVersions.map(({ minor }) => minor).filter((minor) => scenarios.some(isOf(minor)));

/** What Flux applies: the objects, and beside them the Flux Kustomizations themselves. */
function listAll({ objects, requests }: RenderedScenario): AnyObject[] {
  const all = [...objects, ...requests.map(({ kustomization }) => kustomization)];
  return JSON.parse(JSON.stringify(all)) as AnyObject[];
}

const versionsOf = (stored: readonly StoredObject[]) =>
  stored.map(({ kind, metadata: { name, resourceVersion } }) => `${kind}/${name} ${resourceVersion}`);

function withoutVersion({ metadata, ...object }: StoredObject) {
  const { resourceVersion: _, ...rest } = metadata;
  return { ...object, metadata: rest };
}

describe.each(minors)("an API server with the CRDs of CloudNativePG %s", (minor) => {
  let server: RunningApiServer;
  beforeAll(async () => {
    const started = performance.now();
    server = await startApiServer();
    const count = await installCrds(server, minor);
    note("API server", `kube-apiserver and etcd serve, with ${count} CRDs of CloudNativePG ${minor}`, started);
  });
  afterAll(() => server?.end());

  // One after the other: infra and apps call their cluster alike.
  describe.each(scenarios.filter(isOf(minor)))("and the catalog $name", (scenario) => {
    const objects = listAll(scenario);
    let first: readonly StoredObject[] = [];
    afterAll(async () => {
      // Nobody would finish the deletion of a namespace.
      const list = printList(objects.filter(({ kind }) => kind !== "Namespace"));
      await mustKubectl(
        server.kubeconfig("admin"),
        ["delete", "--filename=-", "--wait=false", "--ignore-not-found"],
        list,
      );
    });

    it("takes every object from Flux, and warns of nothing", async () => {
      const start = performance.now();
      await createNamespaces(server, objects);
      const { status, stderr, stored } = await applyAsFlux(server, objects);
      expect(stderr).toBe("");
      expect(status).toBe(0);
      expect(stored).toHaveLength(objects.length);
      first = stored;
      note("API server", `${scenario.name}: ${stored.length} objects applied, none refused, no warning`, start);
    });

    it("changes nothing when Flux applies them again", async () => {
      const second = await applyAsFlux(server, objects);
      const third = await applyAsFlux(server, objects);
      expect([second.status, third.status]).toEqual([0, 0]);
      expect(second.stored.map(withoutVersion)).toEqual(first.map(withoutVersion));
      // Flux' own CRDs have a default for the status, which the API server writes down the second time; a controller would
      // long have said something else.
      const others = (stored: readonly StoredObject[]) =>
        stored.filter(({ apiVersion }) => !apiVersion.includes(".toolkit.fluxcd.io/"));
      expect(versionsOf(others(second.stored))).toEqual(versionsOf(others(first)));
      expect(versionsOf(third.stored)).toEqual(versionsOf(second.stored));
    });

    it("has no field that somebody else than Flux owns", () => {
      for (const { kind, metadata } of first) {
        const owners = metadata.managedFields.map(({ manager, operation }) => `${manager} ${operation}`);
        expect(owners, `${kind}/${metadata.name}`).toEqual(["kustomize-controller Apply"]);
      }
    });

    it("lets their pods into a namespace that is restricted", async () => {
      const start = performance.now();
      const pods = listPods(objects).map(confine);
      const { stderr, status } = await createPods(server, pods);
      expect(stderr).toBe("");
      expect(status).toBe(0);
      note("API server", `${scenario.name}: ${pods.length} pods let into a restricted namespace`, start);
    });
  });

  it("refuses an unknown field, by its place", async () => {
    const [scenario] = scenarios.filter(isOf(minor));
    const cluster = listAll(scenario as RenderedScenario).find(({ kind }) => kind === "Cluster") as AnyObject;
    const wrong = { ...cluster, spec: { ...(cluster["spec"] as object), sslMode: "verify-full" } };
    const { status, stderr } = await applyAsFlux(server, [wrong], "ignore");
    expect(status).not.toBe(0);
    expect(stderr).toContain(".spec.sslMode: field not declared in schema");
  });

  it("refuses a pod in a restricted namespace that does not say that it runs as nobody special", async () => {
    const spec = { containers: [{ name: "any", image: "registry.example/any:1" }] };
    const { status, stderr } = await createPods(server, [
      confine({ apiVersion: "v1", kind: "Pod", metadata: { name: "any" }, spec }),
    ]);
    expect(status).not.toBe(0);
    expect(stderr).toContain('violates PodSecurity "restricted:latest"');
  });
});

const RESTRICTED = "restricted";

function confine(pod: AnyObject): AnyObject {
  return { ...pod, metadata: { ...(pod["metadata"] as object), namespace: RESTRICTED } };
}

async function createPods(server: RunningApiServer, pods: readonly AnyObject[]) {
  const admin = server.kubeconfig("admin");
  const labels = {
    "pod-security.kubernetes.io/enforce": "restricted",
    "pod-security.kubernetes.io/warn": "restricted",
  };
  const place = { apiVersion: "v1", kind: "Namespace", metadata: { name: RESTRICTED, labels } };
  await mustKubectl(admin, ["apply", "--server-side", "--filename=-"], JSON.stringify(place));
  await createAccounts(server, pods);
  if (pods.length === 0) return { stdout: "", stderr: "", status: 0 };
  return runKubectl(admin, ["create", "--dry-run=server", "--validate=strict", "--filename=-"], printList(pods));
}
