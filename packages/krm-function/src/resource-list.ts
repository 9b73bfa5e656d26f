export {
  dropAnnotations,
  identify,
  isOwnConfig,
  readOrigin,
  refersTo,
} from "./resource-list/item-annotations.ts";
export { type MatchConstraints, matchesConstraints, type ResourceRule } from "./resource-list/match-constraints.ts";
export { mergeItems } from "./resource-list/merge-items.ts";
export {
  type ListedItem,
  type ReadResourceList,
  type ResourceList,
  readResourceList,
} from "./resource-list/read-resource-list.ts";
export { indentItem, listUnwritable, writeResourceList } from "./resource-list/write-resource-list.ts";
