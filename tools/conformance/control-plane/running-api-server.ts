import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findPort } from "../../free-port.ts";
import { findTool } from "../manifests/real-tools.ts";
import { atEnd } from "../postgres/at-end.ts";
import { startServer } from "../postgres/server-process.ts";
import { type Access, writeAccess } from "./access.ts";
import { runKubectl } from "./run-kubectl.ts";

/** Kubernetes' API server with an etcd of its own, on the loopback, and nothing else: no controllers, no kubelet. */
export interface RunningApiServer extends Access {
  /** Of this run alone; gone at its end. */
  readonly folder: string;
  end(): Promise<void>;
}

/** Starts both. @throws Error with the log of the one that does not serve */
export async function startApiServer(): Promise<RunningApiServer> {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-control-plane-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  atEnd(remove);
  const [client, peer, port] = [await findPort(), await findPort(), await findPort()];
  const access = writeAccess(folder, port);
  const here = { cwd: folder, user: { name: "whoever runs the tests", spawn: {} } } as const;
  const etcd = await startServer({
    ...here,
    command: findTool("etcd"),
    args: listEtcdFlags({ client, peer, folder }),
    log: join(folder, "etcd.log"),
    ready: "ready to serve client requests",
  });
  try {
    const apiServer = await startServer({
      ...here,
      command: findTool("kube-apiserver"),
      args: listApiServerFlags({ etcd: client, port, access }),
      log: join(folder, "kube-apiserver.log"),
      ready: "Serving securely on",
    });
    await waitUntilReady(access, apiServer.readLog);
    return {
      ...access,
      folder,
      async end() {
        // SIGTERM would let it wait for its clients.
        await apiServer.end("SIGKILL");
        await etcd.end("SIGKILL");
        remove();
      },
    };
  } catch (error) {
    await etcd.end("SIGKILL");
    throw error;
  }
}

function listEtcdFlags(of: { readonly client: number; readonly peer: number; readonly folder: string }): string[] {
  const [client, peer] = [`http://127.0.0.1:${of.client}`, `http://127.0.0.1:${of.peer}`];
  return [
    `--data-dir=${join(of.folder, "etcd")}`,
    ...[`--listen-client-urls=${client}`, `--advertise-client-urls=${client}`],
    ...[`--listen-peer-urls=${peer}`, `--initial-advertise-peer-urls=${peer}`, `--initial-cluster=default=${peer}`],
    "--unsafe-no-fsync", // nothing outlives the run
  ];
}

function listApiServerFlags(of: { readonly etcd: number; readonly port: number; readonly access: Access }): string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${of.etcd}`,
    ...["--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", `--secure-port=${of.port}`],
    // It makes its own certificate there.
    `--cert-dir=${of.access.certificates}`,
    `--token-auth-file=${of.access.tokens}`,
    "--authorization-mode=RBAC",
    "--service-account-issuer=https://kubernetes.default.svc",
    ...[
      `--service-account-key-file=${of.access.serviceAccountKey}`,
      `--service-account-signing-key-file=${of.access.serviceAccountKey}`,
    ],
    "--service-cluster-ip-range=10.96.0.0/16",
    "--endpoint-reconciler-type=none",
  ];
}

async function waitUntilReady(access: Access, readLog: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { stdout, stderr } = await runKubectl(access.kubeconfig("admin"), ["get", "--raw=/readyz"]);
    if (stdout === "ok") return;
    if (Date.now() > deadline)
      throw new Error(`kube-apiserver does not become ready within 60 s: ${stdout}${stderr}\n${readLog()}`);
    await sleep(100);
  }
}
