import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { imageExtensionEnv } from "./image-extension-env.ts";

const judge = (env: string, cloudNativePG = "1.30") =>
  findFaults(imageExtensionEnv, clusterText(`postgresql: {extensions: [{name: a, env: ${env}}]}`), { cloudNativePG });

describe("image-extension-env", () => {
  it("finds the operator's variables, those with a field, and twins", () => {
    expect(judge("[{name: PGDATA}, {name: PATH}, {name: A}, {name: A}]")).toEqual([
      "spec.postgresql.extensions[0].env[0].name: Cluster shared: the variable PGDATA of an extension belongs to the operator",
      expect.stringContaining(
        "env[1].name: Cluster shared: the variable PATH of an extension has a field of its own, `bin_path`",
      ),
      expect.stringContaining("env[3].name: "),
    ]);
  });

  it("finds a placeholder that is close to the operator's one", () => {
    expect(judge("[{name: A, value: '${image_dir}/x'}]")).toEqual([expect.stringContaining("holds ${image_dir}: ")]);
    for (const value of ["${image_root}/x", "$${image_dir}", "${FLUX_VALUE}", "plain"])
      expect(judge(`[{name: A, value: '${value}'}]`)).toEqual([]);
  });

  it("is silent before 1.29, which has no such field, and about broken lists", () => {
    expect(judge("[{name: PGDATA}]", "1.28")).toEqual([]);
    expect(judge('[null, {name: 5, value: 5}, {name: "${A}"}]')).toEqual([]);
  });
});
