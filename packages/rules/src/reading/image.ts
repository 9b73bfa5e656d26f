import type { Fields } from "../manifest.ts";
import { isSet, numberAt, textAt } from "./fields.ts";

export interface ImageReference {
  /** With its registry, without tag and digest. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:…` */
  readonly digest?: string;
}

/** Reads an image reference; undefined where it is none, or where a placeholder is still in it. */
export function readImage(value: unknown): ImageReference | undefined {
  if (typeof value !== "string") return undefined;
  const match =
    /^([A-Za-z0-9][\w.-]*(?::\d+(?=\/))?(?:\/[\w.-]+)*?)(?::([\w][\w.-]{0,127}))?(?:@([a-z0-9]+:[0-9a-fA-F]+))?$/.exec(
      value,
    );
  if (match === null) return undefined;
  const [, repository = "", tag, digest] = match;
  return { repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

/** Major and minor of a PostgreSQL image's tag, e.g. 17 and 6 of `17.6-standard-bookworm`. */
export function readPostgresVersion(tag: string): { readonly major: number; readonly minor?: number } | undefined {
  const match = /^(\d+)(?:\.(\d+))?/.exec(tag);
  if (match === null) return undefined;
  const [, major, minor] = match;
  return { major: Number(major), ...(minor !== undefined && { minor: Number(minor) }) };
}

/** The major version of PostgreSQL that a Cluster's spec asks for; a catalog of images wins over an image. */
export function readMajor(spec: Fields): number | undefined {
  if (isSet(spec, "imageCatalogRef")) return numberAt(spec, "imageCatalogRef", "major");
  const tag = readImage(textAt(spec, "imageName"))?.tag;
  return tag === undefined ? undefined : readPostgresVersion(tag)?.major;
}
