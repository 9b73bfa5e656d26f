import type { Problem } from "@tenantry/tenant-model";
import type { Ownership } from "./ownership.ts";

/** The output field of the catalog that leads to the file. */
export type OutputField = "spec.output.workloads" | "spec.output.runbooks" | "spec.output.fluxKustomization";

/** Something on disk that Tenantry must neither overwrite nor delete. */
export function obstacle(path: string, field: OutputField, message: string, help: string): Problem {
  return { rule: "foreign-file", severity: "error", message, help, file: path, line: 1, column: 1, path: field };
}

export function strangeObstacle(path: string, field: OutputField): Problem {
  return obstacle(
    path,
    field,
    "this is a symlink, socket, device or pipe in a folder that Tenantry owns as a whole",
    `move it out of the folder, or choose another ${field}`,
  );
}

export function folderObstacle(path: string, field: OutputField): Problem {
  return obstacle(path, field, "a folder stands where a rendered file goes", "move the folder away");
}

export function blockedFolderObstacle(path: string, field: OutputField): Problem {
  return obstacle(path, field, "a file stands where a folder of rendered files goes", "move it away");
}

export function ownerObstacle(path: string, field: OutputField, owner: Ownership): Problem {
  if (owner.kind === "other") {
    return obstacle(
      path,
      field,
      `this file was rendered from another catalog, ${owner.catalog}`,
      `if that catalog was moved here, run \`tenantry render --overwrite\` once; otherwise choose another ${field}`,
    );
  }
  const where =
    field === "spec.output.fluxKustomization"
      ? "where a rendered file goes"
      : "in a folder that Tenantry owns as a whole";
  return obstacle(
    path,
    field,
    `this file was not rendered by Tenantry (no header line), but stands ${where}`,
    `move it elsewhere or delete it; Tenantry will not. Or choose another ${field}`,
  );
}
