import type { AnyObject } from "../manifests/real-tools.ts";

interface PodTemplate {
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly spec: Readonly<Record<string, unknown>>;
}

/** The Pods that controllers would make of these objects, of those kinds whose template is the whole pod. */
export function listPods(objects: readonly AnyObject[]): AnyObject[] {
  return objects.flatMap((object) => {
    const template = findTemplate(object);
    if (template === undefined) return [];
    const { name, namespace } = object["metadata"] as { name: string; namespace: string };
    const metadata = { ...template.metadata, name: `${name}-pod`, namespace };
    return [{ apiVersion: "v1", kind: "Pod", metadata, spec: template.spec }];
  });
}

function findTemplate({ kind, spec }: AnyObject): PodTemplate | undefined {
  const { template, jobTemplate } = (spec ?? {}) as {
    readonly template?: PodTemplate;
    readonly jobTemplate?: { readonly spec: { readonly template: PodTemplate } };
  };
  if (kind === "CronJob") return jobTemplate?.spec.template;
  return kind === "Job" || kind === "Deployment" || kind === "StatefulSet" ? template : undefined;
}
