import { findNearestName } from "@tenantry/crd-schemas";

/** One version of the format of catalogs, and of the functionConfigs that go with it. */
export interface ApiVersion {
  readonly apiVersion: string;
  /** First release of Tenantry that reads it. */
  readonly from: string;
  /** Last one that does; still read when left out. */
  readonly until?: string;
}

export const API_VERSION = "tenantry.dev/v1alpha1";

/** Every version that ever was, and the releases that read it. docs/compatibility.md is the promise behind it. */
export const apiVersions: readonly ApiVersion[] = [{ apiVersion: API_VERSION, from: "0.1.0" }];

const GROUP = "tenantry.dev/";
/** As Kubernetes writes and orders versions: v1alpha1, v1beta1, v1, v2alpha1 … */
const VERSION = /^tenantry\.dev\/v([1-9]\d*)(?:(alpha|beta)([1-9]\d*))?$/;

/**
 * Says which release reads a version that this one does not.
 * @param toolVersion this release, as far as the caller knows
 */
export function explainApiVersion(
  written: string,
  toolVersion: string | undefined,
  known: readonly ApiVersion[] = apiVersions,
): { message: string; help: string } {
  const read = known.filter(({ until }) => until === undefined).map(({ apiVersion }) => apiVersion);
  const newest = read.at(-1) ?? API_VERSION;
  const here = `this release${toolVersion === undefined ? "" : `, ${toolVersion},`} reads ${read.join(" and ")}`;
  const is = `apiVersion is ${JSON.stringify(written)}`;
  const former = known.find(({ apiVersion, until }) => apiVersion === written && until !== undefined);
  if (former !== undefined) {
    const releases = `tenantry ${former.from} to ${former.until} read it`;
    return {
      message: `${is}: ${releases}, and ${here}`,
      help: `write \`apiVersion: ${newest}\`; docs/compatibility.md says what else changes`,
    };
  }
  if (VERSION.test(written)) {
    if (orderOf(written) < orderOf(newest))
      return { message: `${is}: no release reads it, and ${here}`, help: `write \`apiVersion: ${newest}\`` };
    const message = `${is}: ${here}; ${written.slice(GROUP.length)} would come with a later one`;
    const help = `upgrade tenantry; if its newest release does not read it either, write \`apiVersion: ${newest}\``;
    return { message, help };
  }
  const near = read.find((version) => version === GROUP + written) ?? findNearestName(written, read);
  if (near === undefined)
    return { message: `${is}, and ${here}`, help: "this file is no Tenantry catalog, or its first line is wrong" };
  return { message: `${is}, and ${here}; did you mean \`${near}\`?`, help: `write \`apiVersion: ${near}\`` };
}

/** A number that grows from version to version. */
function orderOf(apiVersion: string): number {
  const [, major = "0", stage, minor = "0"] = VERSION.exec(apiVersion) ?? [];
  const stages = ["alpha", "beta", undefined];
  return (Number(major) * stages.length + stages.indexOf(stage)) * 1000 + Number(minor);
}
