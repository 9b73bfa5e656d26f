import type { AnyObject } from "../../manifests/real-tools.ts";

/** An object as the API server keeps it: what somebody wrote, and what its controller says of it. */
export interface Made {
  readonly object: AnyObject;
  readonly status?: Readonly<Record<string, unknown>>;
}

export interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly generation?: number };
}

/** Seconds before now, as Kubernetes writes it. */
export function ago(seconds: number): string {
  return `${new Date(Date.now() - seconds * 1000).toISOString().slice(0, 19)}Z`;
}

export function condition(type: string, reason: string, more: Readonly<Record<string, unknown>> = {}) {
  return { type, status: "True", reason, message: reason, lastTransitionTime: ago(3600), ...more };
}
