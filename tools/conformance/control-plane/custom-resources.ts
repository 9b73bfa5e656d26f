import { join } from "node:path";
import { fetchCrds } from "../manifests/crd-files.ts";
import { mustKubectl } from "./run-kubectl.ts";
import type { RunningApiServer } from "./running-api-server.ts";

/** Gives a fresh API server upstream's CRDs. @param cloudNativePG `x.y` or `x.y.z` @returns how many */
export async function installCrds(server: RunningApiServer, cloudNativePG: string): Promise<number> {
  const files = (await fetchCrds(join(server.folder, "crds")))(cloudNativePG);
  const admin = server.kubeconfig("admin");
  await mustKubectl(admin, ["create", ...files.map((file) => `--filename=${file}`)]);
  await mustKubectl(admin, ["wait", "--for=condition=Established", "crd", "--all", "--timeout=60s"]);
  return files.length;
}
