export {
  dropAnnotations,
  identify,
  isOwnConfig,
  readOrigin,
  refersTo,
} from "./resource-list/item-annotations.ts";
export type { ListedItem, ResourceList } from "./resource-list/listed-items.ts";
export { type MatchConstraints, matchesConstraints, type ResourceRule } from "./resource-list/match-constraints.ts";
export { mergeItems } from "./resource-list/merge-items.ts";
export { type ReadResourceList, readResourceList } from "./resource-list/read-resource-list.ts";
export { indentItem, listUnwritable, writeResourceList } from "./resource-list/write-resource-list.ts";
