import type { Job } from "@tenantry/crd-schemas";

type PodSpec = NonNullable<NonNullable<Job["spec"]>["template"]["spec"]>;
export type Variable = NonNullable<PodSpec["containers"][number]["env"]>[number];

export interface TestWork {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly image: string;
  /** Of the image; the restricted Pod Security Standard asks for one that is not root. */
  readonly user: number;
  /** For `/bin/sh -c`. */
  readonly script: string;
  readonly env: readonly Variable[];
}

/**
 * Names of tenants leave room for this in the label of its pods (63 characters).
 * @param taken gets the name
 */
export function chooseJobName(first: string, taken: Set<string>): string {
  let name = first;
  for (let number = 2; taken.has(name); number += 1) name = `${first}-${number}`;
  taken.add(name);
  return name;
}

/** A Job that runs once, is bounded, and goes away by itself. Fits the restricted Pod Security Standard. */
export function fillJob({ name, namespace, labels, ...work }: TestWork): Job {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name, namespace, labels },
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: 120,
      ttlSecondsAfterFinished: 3600,
      template: { metadata: { labels }, spec: fillPod(work) },
    },
  };
}

function fillPod({ image, user, script, env }: Pick<TestWork, "image" | "user" | "script" | "env">): PodSpec {
  return {
    restartPolicy: "Never",
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containers: [
      {
        name: "test",
        image,
        command: ["/bin/sh", "-c", script],
        env: [...env],
        terminationMessagePolicy: "FallbackToLogsOnError",
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        },
        resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "500m", memory: "128Mi" } },
      },
    ],
  };
}
