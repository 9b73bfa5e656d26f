import { nameResource } from "../../../packages/validation-kit/src/resource-names.ts";
import type { AnyObject } from "../manifests/real-tools.ts";
import type { ApiClient } from "./api-client.ts";

/** As the API server decides about it. */
export interface Right {
  readonly verb: string;
  /** e.g. `pods`, `pods/exec`, `clusters.postgresql.cnpg.io` */
  readonly resource: string;
  readonly namespace: string;
}

/** What kubectl 1.34 asks the API server for. @throws Error for a command that nobody has looked up */
export function listRights(args: readonly string[], stdin = ""): readonly Right[] {
  const [command = "", what = ""] = args;
  const namespace = args.find((arg) => arg.startsWith("--namespace="))?.slice("--namespace=".length) ?? "";
  const [resource = "", name] = what.split("/");
  const on = (its: string, ...verbs: string[]) => verbs.map((verb) => ({ verb, resource: its, namespace }));
  if (command === "get") return on(resource, name === undefined ? "list" : "get");
  if (command === "logs") return [...on("pods", "get"), ...on("pods/log", "get")];
  // By websocket, which begins with a GET, and by SPDY where a proxy does not let that through.
  if (command === "exec") return [...on("pods", "get"), ...on("pods/exec", "get", "create")];
  // Without `watch` it does not see in time that it is gone.
  if (command === "delete") return on(resource, name === undefined ? "list" : "get", "delete", "list", "watch");
  if (command === "create") {
    const { apiVersion, kind, metadata } = JSON.parse(stdin) as {
      readonly apiVersion: string;
      readonly kind: string;
      readonly metadata: { readonly namespace: string };
    };
    return [{ verb: "create", resource: nameResource({ apiVersion, kind }), namespace: metadata.namespace }];
  }
  throw new Error(`what kubectl ${command} needs is not known here: add it to ${import.meta.url}`);
}

/** Those that a user does not have, without doubles, each in words. */
export async function findMissing(client: ApiClient, user: string, rights: readonly Right[]): Promise<string[]> {
  const asked = new Map(rights.map((right) => [Object.values(right).join(" "), right]));
  const answers = await Promise.all(
    [...asked].map(async ([words, { verb, resource, namespace }]) => {
      const [whole = "", subresource] = resource.split("/");
      const [plural = "", ...group] = whole.split(".");
      const resourceAttributes = { verb, group: group.join("."), resource: plural, subresource, namespace };
      const review = {
        apiVersion: "authorization.k8s.io/v1",
        kind: "SubjectAccessReview",
        spec: { user, resourceAttributes },
      };
      const path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
      const { body } = await client.ask({ method: "POST", path, body: review });
      return (body["status"] as AnyObject)["allowed"] === true ? [] : [words];
    }),
  );
  return answers.flat();
}
