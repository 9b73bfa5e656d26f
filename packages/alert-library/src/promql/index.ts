// Apart from the rest of the library: the parser and the YAML library are loaded by those alone who read foreign rules.
export { readCustomQueries } from "../metrics/read-custom-queries.ts";
export { TENANT_LABELS, viewCatalog } from "./catalog-view.ts";
export { type CheckedExpression, checkExpression, type ExpressionFault } from "./check-expression.ts";
export { checkTemplate } from "./check-template.ts";
export { findRangeFault } from "./check-types.ts";
export type { Expression, Name, Selector, Span } from "./expression.ts";
export { ANY_LABELS, LabelSet, type Presence } from "./label-set.ts";
export { listSelectors } from "./list-selectors.ts";
export { listOutsideLabels } from "./outside-labels.ts";
export { type ParsedExpression, parseExpression } from "./parse-expression.ts";
export { labelScraped, type PodScrape } from "./pod-scrape.ts";
export type { Relabeling } from "./relabel.ts";
export { type Recording, SeriesView } from "./series-view.ts";
export type { SyntaxFault } from "./syntax-fault.ts";
