import { readMemory, readQuantity, readSwitch } from "@tenantry/tenant-model";
import { CONNECTION_BYTES } from "../budget/connection-memory.ts";
import type { Fields } from "../manifest.ts";
import { fieldsAt, nameObject, valueAt } from "../reading/fields.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";

/** PostgreSQL 17, runtime-config-resource: 128MB, and counted in pages of 8 kB. */
const PRESET_BUFFERS = 128 * 2 ** 20;
const PAGE = 8192;
const PARAMETERS = ["spec", "postgresql", "parameters"];

/** A backend's memory is not limited by PostgreSQL: the kernel ends the instance at the container's limit. */
export const connectionMemory: Rule = {
  id: "connection-memory",
  severity: "warning",
  title: "An instance's memory is enough for `max_connections` sessions beside `shared_buffers`.",
  *check(subject) {
    for (const manifest of subject.ofKind("Cluster")) {
      const { object } = manifest;
      // Where nobody chose a number, nobody meant to use all 100.
      const parameter = parameterOf(object, "max_connections");
      const memory = readQuantity(valueAt(object, "spec", "resources", "limits", "memory"));
      const buffers = readBuffers(object);
      if (parameter === undefined || memory === undefined || buffers === undefined) continue;
      if (!/^\s*\d{1,6}\s*$/.test(parameter.text)) continue;
      const connections = Number(parameter.text);
      const needed = connections * CONNECTION_BYTES + buffers;
      if (needed <= memory) continue;
      if (isPatched(subject, manifest, "spec", "resources") || isPatched(subject, manifest, ...PARAMETERS)) continue;
      const fitting = Math.floor((memory - buffers) / CONNECTION_BYTES);
      yield {
        manifest,
        path: placeOfParameter(parameter.key),
        message: `${nameObject(object)}: ${connections} sessions at 10Mi and ${inMebibytes(buffers)} of shared_buffers are ${inMebibytes(needed)}, and an instance may use ${inMebibytes(memory)}`,
        help: `raise \`resources.limits.memory\` (and the request with it) to ${inMebibytes(needed)}${fitting < 10 ? "" : `, or lower \`max_connections\` to ${fitting}`}`,
      };
    }
  },
};

/** Bytes of shared_buffers that count against the memory limit: huge pages have one of their own. */
function readBuffers(cluster: Fields): number | undefined {
  const limits = Object.keys(fieldsAt(cluster, "spec", "resources", "limits"));
  const hugePages = parameterOf(cluster, "huge_pages");
  const isOff = hugePages !== undefined && readSwitch(hugePages.text) === false;
  if (limits.some((name) => name.startsWith("hugepages-")) && !isOff) return 0;
  const parameter = parameterOf(cluster, "shared_buffers");
  return parameter === undefined ? PRESET_BUFFERS : readMemory(parameter.text, PAGE);
}

/** Not rounded further: the two amounts of a message are often close. */
function inMebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)}Mi`;
}
