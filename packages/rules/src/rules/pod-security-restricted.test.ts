import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { podSecurityRestricted } from "./pod-security-restricted.ts";

const NAMESPACE = `
apiVersion: v1
kind: Namespace
metadata:
  name: databases
  labels:
    pod-security.kubernetes.io/enforce: restricted
---`;
const GOOD_POD = "{runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}";
const GOOD = "{allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}";

const job = (pod: string, container: string, more = "") => `${NAMESPACE}
apiVersion: batch/v1
kind: Job
metadata: {name: check, namespace: databases}
spec:
  template:
    spec:
      securityContext: ${pod}
      ${more}
      containers:
        - name: main
          image: aws-cli:1
          securityContext: ${container}
`;
const find = (text: string) => findFaults(podSecurityRestricted, text);

describe("pod-security-restricted", () => {
  it("is silent about a pod that meets the standard, whichever of the two contexts says so", () => {
    expect(find(job(GOOD_POD, GOOD))).toEqual([]);
    const own =
      "{allowPrivilegeEscalation: false, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}, runAsNonRoot: true, seccompProfile: {type: Localhost}}";
    expect(find(job("{}", own))).toEqual([]);
  });

  it("names everything that is missing", () => {
    expect(find(job("{}", "{}")).map((text) => text.replace(/^.*refuses the container /, ""))).toEqual([
      "main without `allowPrivilegeEscalation: false`",
      "main without `capabilities.drop: [ALL]`",
      "main without `runAsNonRoot: true`",
      "main without a seccomp profile",
    ]);
  });

  it("lets a container's own context win over the pod's", () => {
    const own = "{allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, runAsNonRoot: false}";
    expect(find(job(GOOD_POD, own))).toEqual([expect.stringContaining("without `runAsNonRoot: true`")]);
  });

  it("finds the host's network, its paths, root and added capabilities", () => {
    const faults = find(
      job(
        "{runAsNonRoot: true, runAsUser: 0, seccompProfile: {type: RuntimeDefault}}",
        "{allowPrivilegeEscalation: false, privileged: true, capabilities: {drop: [ALL], add: [SYS_ADMIN]}}",
        "hostNetwork: true\n      volumes: [{name: data, hostPath: {path: /}}, {name: tmp, emptyDir: {}}]",
      ),
    );
    expect(faults).toEqual([
      expect.stringContaining("refuses `hostNetwork`"),
      expect.stringMatching(/^spec\.template\.spec\.volumes\[0\]\.hostPath: .*volumes of the kind hostPath/),
      expect.stringContaining("as privileged"),
      expect.stringContaining("with added capabilities (SYS_ADMIN)"),
      expect.stringContaining("as user 0"),
    ]);
  });

  it("is silent where no namespace is known to enforce it", () => {
    expect(find(job("{}", "{}").replace("enforce: restricted", "enforce: baseline"))).toEqual([]);
    expect(find(job("{}", "{}").replace("namespace: databases", "namespace: other"))).toEqual([]);
  });
});
