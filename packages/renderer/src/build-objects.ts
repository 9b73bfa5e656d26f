import type { Catalog } from "@tenantry/tenant-model";
import { startPostBuild } from "./post-build.ts";
import type { KubernetesObject } from "./resource.ts";
import { buildFiles } from "./resources.ts";

/**
 * Every object that the catalog asks for, as the API server receives it, its Flux Kustomizations among them: for whoever
 * holds a cluster against a catalog that was rendered before. Nothing is checked, and what plugins do is not in it.
 */
export function buildObjects(catalog: Catalog): readonly KubernetesObject[] {
  const postBuild = startPostBuild(catalog.variables);
  return (
    buildFiles(catalog, { toolVersion: "" })
      .flatMap(({ objects }) => postBuild.build(objects).map(({ object }) => object))
      // Files that tell kustomize what to build never reach a cluster.
      .filter(({ metadata }) => metadata !== undefined)
  );
}
