/** The part of `metadata` that a rendered object may set (apimachinery meta/v1 ObjectMeta). */
export interface ObjectMetadata {
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
}
