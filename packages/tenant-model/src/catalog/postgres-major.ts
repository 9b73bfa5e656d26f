import { valueOf } from "../placeholder.ts";
import type { Image } from "./cluster.ts";

/**
 * The major version of PostgreSQL that an image holds; undefined where its tag does not say. A registry may have a port, and
 * a digest may start with a digit.
 */
export function readPostgresMajor(image: Image): number | undefined {
  if (image.style === "catalog") return image.major;
  const [, major] = /^[^@]*:(\d+)(?![^@]*\/)/.exec(valueOf(image.name)) ?? [];
  return major === undefined ? undefined : Number(major);
}
