import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { AccessKey } from "./bucket-server.ts";
import { findAws } from "./python-tools.ts";
import type { RenderedPod } from "./rendered-pod.ts";

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Debian's /bin/sh, and that of the image that the catalog takes by default, Amazon Linux. */
export type Shell = "dash" | "bash";

export interface PodRun {
  readonly pod: RenderedPod;
  readonly key: AccessKey;
  /** `dash` by default. */
  readonly shell?: Shell;
  /** What to run instead of the pod's own command, to look at what surrounds it. */
  readonly command?: readonly string[];
}

/** Runs the pod's container: its command, its environment, its user, its volumes; the root is read-only. */
export function runPod({ pod, key, shell = "dash", command }: PodRun): Promise<Outcome> {
  const [container] = pod.containers;
  if (!container || pod.containers.length > 1) throw new Error("expected one container");
  const aws = findAws();
  const { runAsUser, runAsGroup } = pod.securityContext;
  const volumes = container.volumeMounts.map(({ mountPath }) => mountPath);
  const { program, way } = findConfinement();
  const confine = fileURLToPath(new URL("confine.sh", import.meta.url));
  const args = [
    ...[confine, way, String(runAsUser), String(runAsGroup), findShell(shell), volumes.join(" ")],
    aws.folders.join(" "),
    ...["env", "-i", `PATH=${aws.path}:/usr/local/bin:/usr/bin:/bin`, ...listEnvironment(container.env, key)],
    ...(command ?? [...container.command, ...(container.args ?? [])]),
  ];
  const [file = "", ...first] = program;
  return new Promise((resolve, reject) => {
    execFile(file, [...first, "sh", ...args], { encoding: "utf8", timeout: 300_000 }, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code === "number") resolve({ code, stdout, stderr });
      else reject(error);
    });
  });
}

function listEnvironment(env: RenderedPod["containers"][number]["env"], key: AccessKey): string[] {
  const secret: Readonly<Record<string, string>> = { ACCESS_KEY_ID: key.id, SECRET_ACCESS_KEY: key.secret };
  return env.map((variable) => {
    if ("value" in variable) return `${variable.name}=${variable.value}`;
    const value = secret[variable.valueFrom.secretKeyRef.key];
    if (value === undefined) throw new Error(`the Secret has no ${variable.valueFrom.secretKeyRef.key}`);
    return `${variable.name}=${value}`;
  });
}

function findShell(shell: Shell): string {
  const path = [`/usr/bin/${shell}`, `/bin/${shell}`].find((it) => spawnSync(it, ["-c", ":"]).status === 0);
  if (!path) throw new Error(`${shell} is missing: install the package ${shell} with your package manager`);
  return path;
}

interface Confinement {
  readonly program: readonly string[];
  readonly way: "real" | "mapped";
}

let confinement: Confinement | undefined;

/** Root may mount; others in a user namespace of their own, or with sudo. */
function findConfinement(): Confinement {
  confinement ??= chooseConfinement();
  return confinement;
}

function chooseConfinement(): Confinement {
  const works = ([file = "", ...args]: readonly string[]) => spawnSync(file, [...args, "true"]).status === 0;
  const root = ["unshare", "--mount"];
  const anybody = [...root, "--map-root-user"];
  if (process.getuid?.() === 0) {
    if (works(root)) return { program: root, way: "real" };
  } else {
    if (works(anybody)) return { program: anybody, way: "mapped" };
    if (works(["sudo", "-n", ...root])) return { program: ["sudo", "-n", ...root], way: "real" };
  }
  throw new Error(
    "no mount namespace can be had here, and without one the script cannot run with a read-only root: run as root (in a container with CAP_SYS_ADMIN), allow passwordless sudo, or allow user namespaces (Ubuntu: sysctl kernel.apparmor_restrict_unprivileged_userns=0)",
  );
}
