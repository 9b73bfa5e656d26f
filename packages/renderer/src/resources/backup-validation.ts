import type { CronJob } from "@tenantry/crd-schemas";
import type { BackupValidation, Catalog, ObjectStoreBackup } from "@tenantry/tenant-model";
import { renderBackupValidation } from "../backup-validation/backup-validation.ts";
import { labelObject } from "../labels.ts";
import { ACCESS_KEY_ID, placeShared, SECRET_ACCESS_KEY } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

type PodSpec = NonNullable<
  NonNullable<NonNullable<NonNullable<Renderable<CronJob>["spec"]>["jobTemplate"]["spec"]>["template"]>["spec"]
>;
type Container = PodSpec["containers"][number];
type Backup = ObjectStoreBackup;
type Validation = BackupValidation;

/** The CronJob that looks for what a restore would need. */
export function buildBackupValidation(catalog: Catalog): readonly RenderedFile[] {
  const { backup, cluster } = catalog;
  if (backup.method === "none" || backup.method === "volumeSnapshot" || !backup.validation) return [];
  const object: Renderable<CronJob> = {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: { name: backup.validation.name, namespace: cluster.namespace, labels: labelObject(catalog) },
    spec: {
      schedule: backup.validation.schedule,
      timeZone: "Etc/UTC",
      concurrencyPolicy: "Forbid",
      startingDeadlineSeconds: 3600,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          backoffLimit: 2,
          activeDeadlineSeconds: 900,
          template: {
            metadata: { labels: { app: backup.validation.name } },
            spec: buildPod(catalog, backup, backup.validation),
          },
        },
      },
    },
  };
  return [
    {
      path: placeShared(catalog, "observability", "backup-validation"),
      objects: [{ object, origin: [...backup.origin, "validation"] }],
    },
  ];
}

/** Fits the restricted Pod Security Standard. */
function buildPod(catalog: Catalog, backup: Backup, validation: Validation): PodSpec {
  return {
    // `Never` keeps the log of each attempt: a restarted container would keep only the last two.
    restartPolicy: "Never",
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containers: [buildContainer(catalog, backup, validation)],
    volumes: [{ name: "tmp", emptyDir: {} }],
  };
}

function buildContainer({ cluster }: Catalog, backup: Backup, validation: Validation): Container {
  return {
    name: "validate",
    image: validation.image,
    command: ["/bin/sh", "-c", renderBackupValidation(cluster.name, validation)],
    env: [
      { name: "BUCKET", value: backup.bucket },
      { name: "ENDPOINT_URL", value: backup.endpointURL ?? "" },
      { name: "SERVER_NAME", value: backup.serverName },
      readCredential("AWS_ACCESS_KEY_ID", backup, ACCESS_KEY_ID),
      readCredential("AWS_SECRET_ACCESS_KEY", backup, SECRET_ACCESS_KEY),
      // The CLI wants some region; stores other than AWS ignore it, and AWS itself names the right one.
      { name: "AWS_DEFAULT_REGION", value: "us-east-1" },
      { name: "AWS_EC2_METADATA_DISABLED", value: "true" },
      // The user has no home of its own, and the root file system is read-only.
      { name: "HOME", value: "/tmp" },
    ],
    terminationMessagePolicy: "FallbackToLogsOnError",
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    resources: {
      requests: { cpu: "50m", memory: "128Mi" },
      limits: { cpu: "500m", memory: "256Mi" },
    },
    volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
  };
}

function readCredential(name: string, { credentials }: Backup, key: string) {
  return { name, valueFrom: { secretKeyRef: { name: credentials.secretName, key } } };
}
