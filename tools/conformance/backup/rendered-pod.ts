import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderScenario } from "../manifests/rendered-scenario.ts";
import { listCommitted } from "../manifests/scenarios.ts";

/** What the script runs in, as the API server gets it; nothing in it is ours. */
export interface RenderedPod {
  readonly securityContext: { readonly runAsUser: number; readonly runAsGroup: number; readonly fsGroup: number };
  readonly containers: readonly Container[];
  readonly volumes: readonly { readonly name: string; readonly emptyDir?: object }[];
}

interface Container {
  readonly image: string;
  readonly command: readonly string[];
  readonly args?: readonly string[];
  readonly env: readonly Variable[];
  readonly securityContext: { readonly readOnlyRootFilesystem: boolean; readonly allowPrivilegeEscalation: boolean };
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
}

type Variable =
  | { readonly name: string; readonly value: string }
  | {
      readonly name: string;
      readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
    };

/** The pod of the backup validation of the catalog `infra`, whose settings name this bucket and endpoint. */
export async function renderPod(bucket: string, endpoint: string): Promise<RenderedPod> {
  const infra = listCommitted().find(({ name }) => name === "kubernetes/catalogs/infra");
  if (!infra) throw new Error("the catalog infra is gone: choose another one with backup.validation");
  const inputs = new Map(infra.inputs);
  const file = "kubernetes/clusters/infra/cluster-settings.yaml";
  let settings = inputs.get(file) ?? "";
  for (const [name, value] of [
    ["CNPG_BACKUP_BUCKET", bucket],
    ["CNPG_MINIO_ENDPOINT_URL", endpoint],
  ]) {
    const line = new RegExp(`^( +${name}): .*$`, "m");
    if (!line.test(settings)) throw new Error(`${file} has no ${name} any more: name its successor here`);
    settings = settings.replace(line, `$1: "${value}"`);
  }
  inputs.set(file, settings);
  const folder = mkdtempSync(join(tmpdir(), "backup-pod-"));
  try {
    const { objects } = await renderScenario({ ...infra, inputs }, folder);
    const [job, ...others] = objects.filter(({ kind }) => kind === "CronJob");
    if (!job || others.length > 0) throw new Error("expected one CronJob in the catalog infra");
    type CronJob = { spec: { jobTemplate: { spec: { template: { spec: RenderedPod } } } } };
    return (job as unknown as CronJob).spec.jobTemplate.spec.template.spec;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
