export { applySettings } from "./post-build.ts";
export { bodyIsUnchanged, type OwnershipHeader, parseHeader } from "./print/ownership-header.ts";
export { type PrintOptions, printDocuments, printObject } from "./print/print-document.ts";
export { type RenderedCatalog, renderCatalog, type RenderResult } from "./render-catalog.ts";
export type { KubernetesObject, RenderedFile, RenderedObject } from "./resource.ts";
