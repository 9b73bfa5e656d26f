import type { AnyObject } from "../../manifests/real-tools.ts";
import type { Made, Named } from "./made.ts";

interface ExternalSecretObject extends Named {
  readonly spec: {
    readonly target?: {
      readonly name?: string;
      readonly template?: {
        readonly type?: string;
        readonly data?: Readonly<Record<string, string>>;
        readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
      };
    };
    readonly data?: readonly { readonly secretKey: string }[];
  };
}

/** The Secret that External Secrets makes: every key that was asked for, with a value of its own. */
export function makeSecret(object: AnyObject): Made[] {
  const { metadata, spec } = object as unknown as ExternalSecretObject;
  const { name = metadata.name, template } = spec.target ?? {};
  const asked = template?.data ?? Object.fromEntries((spec.data ?? []).map(({ secretKey }) => [secretKey, "{{ . }}"]));
  const values = Object.entries(asked).map(([key, text]) => [key, text.includes("{{") ? `made up, ${key}` : text]);
  return [
    {
      object: {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name, namespace: metadata.namespace, labels: { ...template?.metadata?.labels } },
        type: template?.type ?? "Opaque",
        stringData: Object.fromEntries(values),
      },
    },
  ];
}
