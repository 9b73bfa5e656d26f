import { describe, expect, it } from "vitest";
import { BARMAN, listObjects, makeCatalog } from "../test-catalog.ts";
import { buildBackupValidation } from "./backup-validation.ts";

const [cronJob] = listObjects(buildBackupValidation(makeCatalog({ backup: BARMAN })));
const pod = cronJob.spec.jobTemplate.spec.template.spec;
const [container] = pod.containers;

describe("the CronJob", () => {
  it("runs on the catalog's schedule in UTC, one at a time", () => {
    expect(cronJob.metadata.name).toBe("look");
    expect(cronJob.spec).toMatchObject({ schedule: "0 3 * * *", timeZone: "Etc/UTC", concurrencyPolicy: "Forbid" });
  });

  it("fits the restricted Pod Security Standard", () => {
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 10001,
      seccompProfile: { type: "RuntimeDefault" },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    expect(pod.automountServiceAccountToken).toBe(false);
  });

  it("has a home that it can write to", () => {
    const home = container.env.find(({ name }: { name: string }) => name === "HOME").value;
    expect(container.volumeMounts).toEqual([{ name: "tmp", mountPath: home }]);
    expect(pod.volumes).toEqual([{ name: "tmp", emptyDir: {} }]);
  });

  it("takes the keys from the same Secret as the Cluster", () => {
    expect(container.env).toContainEqual({
      name: "AWS_SECRET_ACCESS_KEY",
      valueFrom: { secretKeyRef: { name: "store-keys", key: "SECRET_ACCESS_KEY" } },
    });
  });

  it("sets every variable that the script reads and the shell does not", () => {
    const script: string = container.command[2];
    const set = container.env.map(({ name }: { name: string }) => name);
    const read = new Set([...script.matchAll(/\$([A-Z_]+)/g)].map(([, name]) => name));
    expect([...read].sort()).toEqual(["BUCKET", "ENDPOINT_URL", "HOME", "SERVER_NAME"]);
    expect(set).toEqual(expect.arrayContaining([...read]));
  });

  it("says that there is no endpoint of its own where the store is AWS", () => {
    const { endpointURL, ...aws } = BARMAN;
    const [job] = listObjects(buildBackupValidation(makeCatalog({ backup: aws })));
    const { env } = job.spec.jobTemplate.spec.template.spec.containers[0];
    expect(endpointURL).not.toBe("");
    expect(env).toContainEqual({ name: "ENDPOINT_URL", value: "" });
  });
});

it("is left out without backups, and where the catalog does not ask for it", () => {
  const { validation, ...unchecked } = BARMAN;
  expect(validation).toBeDefined();
  expect(buildBackupValidation(makeCatalog())).toEqual([]);
  expect(buildBackupValidation(makeCatalog({ backup: unchecked }))).toEqual([]);
});
