import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { imageExtensions } from "./image-extensions.ts";

const judge = (extensions: string, cloudNativePG = "1.30", more = "") =>
  findFaults(imageExtensions, clusterText(`${more}\npostgresql: {extensions: ${extensions}}`), { cloudNativePG });
const image = "image: {reference: x}";

describe("image-extensions", () => {
  it("finds names that are there twice, and volumes that collide", () => {
    expect(judge(`[{name: a, ${image}}, {name: a, ${image}}]`, "1.27.0")).toEqual([
      "spec.postgresql.extensions[1].name: Cluster shared: the extension a is there twice",
    ]);
    const alike = `[{name: pg_ivm, ${image}}, {name: pg-ivm, ${image}}]`;
    expect(judge(alike)).toEqual([expect.stringContaining("would have one volume, ext-pg-ivm")]);
    expect(judge(alike, "1.28.1")).toEqual([]);
    expect(judge(alike, "1.28")).toHaveLength(1);
  });

  it("finds an extension without an image, unless a catalog may name it", () => {
    expect(judge("[{name: a}]")).toEqual([expect.stringContaining("spec.postgresql.extensions[0].image.reference: ")]);
    expect(judge("[{name: a}]", "1.30", "imageCatalogRef: {name: c}")).toEqual([]);
    expect(judge("[{name: a}]", "1.28.1")).toEqual([]);
  });

  it("finds paths that are empty, there twice, or outside of the image", () => {
    const paths = (list: string, version?: string) =>
      judge(`[{name: a, ${image}, dynamic_library_path: ${list}}]`, version);
    expect(paths('["", lib, lib, ../x, a/../../b]')).toEqual([
      expect.stringContaining(
        'dynamic_library_path[0]: Cluster shared: the path "" in `dynamic_library_path` is empty',
      ),
      expect.stringContaining("[2]: "),
      expect.stringContaining("[3]: "),
      expect.stringContaining("leaves the extension's image"),
    ]);
    expect(paths("[../x]", "1.28")).toEqual([]);
    expect(paths('[lib, /share, a/../b, "${X}", "${X}", 5]')).toEqual([]);
    expect(judge(`[{name: a, ${image}, bin_path: [..]}]`)).toHaveLength(1);
  });

  it("waits for placeholders, and leaves other types to the schema", () => {
    expect(judge(`[{name: "\${A}", ${image}}, {name: "\${A}", image: {reference: "\${B}"}}, null, 5]`)).toEqual([]);
  });
});
