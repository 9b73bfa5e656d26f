import { isMapping, type Mapping } from "./mapping.ts";

/**
 * The object with the keys first that a reader looks for first; all others follow in the order in which they were set.
 * Keys that the object lacks come out as undefined, which is not printed.
 */
export function orderKeys(object: Mapping): Mapping {
  const { apiVersion, kind, metadata, spec, data, stringData } = object;
  const ordered = { apiVersion, kind, metadata, spec, data, stringData, ...object };
  if (isMapping(metadata)) ordered.metadata = orderMetadata(metadata);
  return ordered;
}

function orderMetadata(metadata: Mapping): Mapping {
  const { name, namespace, labels, annotations } = metadata;
  return { name, namespace, labels, annotations, ...metadata };
}
