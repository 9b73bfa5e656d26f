import type { Kubectl, Trouble } from "@tenantry/validation-kit";

export type ReachedServer =
  | { readonly ok: true /** e.g. `v1.33.1` */; readonly version: string }
  | { readonly ok: false; readonly trouble: Trouble };

/** Asks the API server what it is: one request, without the discovery that repeats a failure five times. */
export async function reachServer(kubectl: Kubectl): Promise<ReachedServer> {
  const { stdout, stderr, trouble, exitCode, command } = await kubectl.run(["get", "--raw=/version"]);
  if (trouble !== undefined) return { ok: false, trouble };
  const version = exitCode === 0 ? readVersion(stdout) : undefined;
  if (version !== undefined) return { ok: true, version };
  const said = `${stdout}${stderr}`.trim().slice(0, 200);
  const message = `\`${command}\` gave no version: ${said === "" ? "nothing" : said}`;
  const help =
    "what answers there is no API server of Kubernetes: a proxy, or a page to log in; check `server` in the kubeconfig";
  return { ok: false, trouble: { kind: "unreachable", message, help } };
}

function readVersion(text: string): string | undefined {
  try {
    const { gitVersion } = JSON.parse(text) as { readonly gitVersion?: unknown };
    return typeof gitVersion === "string" ? gitVersion : undefined;
  } catch {
    return undefined;
  }
}
