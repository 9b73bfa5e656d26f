import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { runPod } from "./pod-run.ts";
import { findShellcheck } from "./python-tools.ts";
import { renderPod } from "./rendered-pod.ts";

const pod = await renderPod("backups", "http://127.0.0.1:1");
const [container] = pod.containers;
const script = container?.command.at(-1) ?? "";
const key = { id: "id", secret: "secret" };

it("gives the script a home on a volume, and nothing else to write to", () => {
  expect(container?.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
  const home = container?.env.find(({ name }) => name === "HOME");
  expect(home).toEqual({ name: "HOME", value: "/tmp" });
  expect(container?.volumeMounts).toEqual([{ name: "tmp", mountPath: "/tmp" }]);
  expect(pod.volumes).toEqual([{ name: "tmp", emptyDir: {} }]);
  expect(pod.securityContext).toMatchObject({ runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001 });
});

it("runs the script by /bin/sh of an image with the aws CLI", () => {
  expect(container?.command.slice(0, -1)).toEqual(["/bin/sh", "-c"]);
  expect(container?.args).toBeUndefined();
  expect(container?.image).toMatch(/^docker\.io\/amazon\/aws-cli:2\./);
});

it("is run here under the same conditions", async () => {
  const write = (place: string) => `if (: >${place}/probe) 2>/dev/null; then echo ${place}; fi`;
  const places = ["", "/tmp", "/usr", "/etc", "/bin", "/root", "/home", "/var/tmp"];
  const look = ["id -u", "id -g", ...places.map(write), "env -u PWD | cut -d= -f1 | sort"].join("\n");
  const { stdout } = await runPod({ pod, key, command: ["/bin/sh", "-c", look] });
  const names = ["PATH", ...(container?.env ?? []).map(({ name }) => name)].sort();
  expect(stdout.split("\n")).toEqual(["10001", "10001", "/tmp", ...names, ""]);
});

it("holds a script in which shellcheck finds nothing", () => {
  const { status, stdout, stderr } = spawnSync(findShellcheck(), ["--shell=sh", "-"], {
    input: script,
    encoding: "utf8",
  });
  expect(stdout + stderr).toBe("");
  expect(status).toBe(0);
  const spoilt = spawnSync(findShellcheck(), ["--shell=sh", "-"], {
    input: `${script}\necho $place\n`,
    encoding: "utf8",
  });
  expect(spoilt.stdout).toContain("SC2086");
});
