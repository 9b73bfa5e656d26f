import type { KubernetesObject } from "@tenantry/renderer";
import type { Catalog } from "@tenantry/tenant-model";
import type { LiveObject } from "./cluster-reader.ts";
import type { DrillId } from "./drill.ts";
import { labelDrill, nameDrillObject } from "./drill-names.ts";
import { readList, readText } from "./read-field.ts";
import type { TenantClient } from "./tenant-client.ts";

/** User of CloudNativePG's images (postgres-containers, Dockerfile). */
const POSTGRES = 26;

export interface PodWork {
  readonly drill: DrillId;
  readonly client: TenantClient;
  /** For `/bin/sh -c`. */
  readonly script: string;
  readonly env?: Readonly<Record<string, string>>;
  /** An instance: its image has the clients that the work needs, and is there already. */
  readonly instance: LiveObject;
  /** After that Kubernetes ends it, whatever became of us. */
  readonly deadlineSeconds: number;
}

/** A pod that works as a tenant, over the network. Fits the restricted Pod Security Standard; the password stays in its Secret. */
export function buildDrillPod(catalog: Catalog, work: PodWork): KubernetesObject & { readonly spec: unknown } {
  const { drill, client, script, env = {}, instance, deadlineSeconds } = work;
  const variables = { ...describeLogin(client, drill), HOME: "/tmp", ...env };
  const pullSecrets = readList(instance, "spec", "imagePullSecrets");
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: nameDrillObject(drill),
      namespace: catalog.cluster.namespace,
      labels: { ...labelDrill(catalog, drill) },
    },
    spec: {
      restartPolicy: "Never",
      activeDeadlineSeconds: deadlineSeconds,
      terminationGracePeriodSeconds: 1,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      ...(pullSecrets.length > 0 && { imagePullSecrets: pullSecrets }),
      securityContext: {
        runAsNonRoot: true,
        runAsUser: POSTGRES,
        runAsGroup: POSTGRES,
        fsGroup: POSTGRES,
        seccompProfile: { type: "RuntimeDefault" },
      },
      containers: [
        {
          name: CONTAINER,
          image: readImage(instance),
          command: ["/bin/sh", "-c", script],
          env: [
            ...Object.entries(variables).map(([name, value]) => ({ name, value })),
            { name: "PGPASSWORD", valueFrom: { secretKeyRef: { name: client.secretName, key: "password" } } },
          ],
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
          },
          // A limit of the processor would be what a benchmark measures.
          resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
          volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
        },
      ],
      volumes: [{ name: "tmp", emptyDir: {} }],
    },
  };
}

export const CONTAINER = "drill";

/** What libpq reads of its environment (PostgreSQL 17, libpq-envars). */
function describeLogin({ host, role, database }: TenantClient, drill: DrillId) {
  return {
    PGHOST: host,
    PGPORT: "5432",
    PGUSER: role,
    PGDATABASE: database,
    PGSSLMODE: "require",
    PGCONNECT_TIMEOUT: "3",
    PGAPPNAME: nameDrillObject(drill),
  };
}

function readImage(instance: LiveObject): string {
  const containers = readList(instance, "spec", "containers");
  const postgres = containers.find((container) => readText(container, "name") === "postgres");
  return readText(postgres, "image") ?? "";
}
