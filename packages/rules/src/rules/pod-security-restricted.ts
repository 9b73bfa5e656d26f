import type { Fields } from "../manifest.ts";
import { booleanAt, fieldsAt, isSet, listAt, nameObject, numberAt, textAt, valueAt } from "../reading/fields.ts";
import { type Container, listContainers, listPodSpecs, type PodSpec } from "../reading/pod-specs.ts";
import type { Fault, Rule } from "../rule.ts";
import { namespaceOf, type Subject } from "../subject.ts";

const ENFORCE = "pod-security.kubernetes.io/enforce";

/** Kubernetes v1.34, staging/src/k8s.io/pod-security-admission/policy: the checks of the level `restricted`. */
export const podSecurityRestricted: Rule = {
  id: "pod-security-restricted",
  severity: "error",
  title: "Pods of a namespace that enforces `restricted` meet Kubernetes' restricted Pod Security Standard.",
  *check(subject) {
    const restricted = listRestricted(subject);
    for (const pod of listPodSpecs(subject)) {
      const isJudged = subject.catalog !== undefined || restricted.has(namespaceOf(pod.manifest.object));
      if (!isJudged) continue;
      yield* judgePod(pod);
      for (const container of listContainers(pod)) yield* judgeContainer(container);
    }
  },
};

function listRestricted(subject: Subject): Set<string> {
  const names = subject
    .ofKind("Namespace")
    .filter(({ object }) => textAt(object, "metadata", "labels", ENFORCE) === "restricted")
    .map(({ object }) => textAt(object, "metadata", "name") ?? "");
  return new Set(names);
}

const VOLUMES = new Set(
  "configMap csi downwardAPI emptyDir ephemeral persistentVolumeClaim projected secret name".split(" "),
);

function* judgePod({ manifest, spec, path }: PodSpec): Iterable<Fault> {
  const refuse = (field: readonly (string | number)[], wrong: string, help: string): Fault => ({
    manifest,
    path: [...path, ...field],
    message: `${nameObject(manifest.object)}: the namespace enforces \`restricted\`, which refuses ${wrong}`,
    help,
  });
  for (const field of ["hostNetwork", "hostPID", "hostIPC"]) {
    if (booleanAt(spec, field) === true) yield refuse([field], `\`${field}\``, `remove \`${field}\``);
  }
  for (const [index, volume] of listAt(spec, "volumes").entries()) {
    const kind = Object.keys(fieldsAt(volume)).find((key) => !VOLUMES.has(key));
    if (kind !== undefined) {
      yield refuse(
        ["volumes", index, kind],
        `volumes of the kind ${kind}`,
        "use an emptyDir, a PVC, a ConfigMap or a Secret",
      );
    }
  }
}

function* judgeContainer({ pod, container, path }: Container): Iterable<Fault> {
  const { manifest, spec } = pod;
  const own = fieldsAt(container, "securityContext");
  const ofPod = fieldsAt(spec, "securityContext");
  const name = textAt(container, "name") ?? "";
  const refuse = (wrong: string, help: string, field?: string): Fault => ({
    manifest,
    path: [...path, "securityContext", ...(field === undefined ? [] : [field])],
    message: `${nameObject(manifest.object)}: the namespace enforces \`restricted\`, which refuses the container ${name} ${wrong}`,
    help,
  });
  if (booleanAt(own, "privileged") === true) yield refuse("as privileged", "remove `privileged: true`", "privileged");
  if (valueAt(own, "allowPrivilegeEscalation") !== false) {
    const help = "write `allowPrivilegeEscalation: false` into its securityContext";
    yield refuse("without `allowPrivilegeEscalation: false`", help, "allowPrivilegeEscalation");
  }
  if (!listAt(own, "capabilities", "drop").includes("ALL")) {
    yield refuse("without `capabilities.drop: [ALL]`", "drop ALL capabilities in its securityContext", "capabilities");
  }
  const added = listAt(own, "capabilities", "add").filter((capability) => capability !== "NET_BIND_SERVICE");
  if (added.length > 0) {
    yield refuse(
      `with added capabilities (${added.join(", ")})`,
      "remove them; only NET_BIND_SERVICE may be added",
      "capabilities",
    );
  }
  if (inherit(own, ofPod, "runAsNonRoot") !== true) {
    yield refuse("without `runAsNonRoot: true`", "write `runAsNonRoot: true` into the pod's securityContext");
  }
  if ((numberAt(own, "runAsUser") ?? numberAt(ofPod, "runAsUser")) === 0) {
    yield refuse("as user 0", "give it a user other than root with `runAsUser`");
  }
  const profile = textAt(isSet(own, "seccompProfile") ? own : ofPod, "seccompProfile", "type");
  if (profile !== "RuntimeDefault" && profile !== "Localhost") {
    const help = "write `seccompProfile: {type: RuntimeDefault}` into the pod's securityContext";
    yield refuse("without a seccomp profile", help);
  }
}

function inherit(own: Fields, ofPod: Fields, field: string): unknown {
  return isSet(own, field) ? own[field] : ofPod[field];
}
