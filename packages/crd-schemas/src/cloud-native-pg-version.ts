import { cloudNativePGModules } from "./generated/schema-modules.ts";

/** The schemas of one minor version stand for all its patches: CRDs change only between minors. */
export interface CloudNativePGVersion {
  /** `1.27` */
  readonly minor: string;
  /** `1.27.0`: the patch whose CRDs are pinned. */
  readonly pinned: string;
}

export const cloudNativePGVersions: readonly CloudNativePGVersion[] = Object.keys(cloudNativePGModules).map(
  (pinned) => ({
    minor: pinned.replace(/\.\d+$/, ""),
    pinned,
  }),
);

/** Finds the pinned version for `x.y` or `x.y.z`. */
export function findCloudNativePGVersion(version: string): CloudNativePGVersion | undefined {
  const minor = /^(\d+\.\d+)(?:\.\d+)?$/.exec(version)?.[1];
  return cloudNativePGVersions.find((it) => it.minor === minor);
}
