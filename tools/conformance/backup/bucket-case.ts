import type { Objects } from "./barman-bucket.ts";
import type { Shell } from "./pod-run.ts";

/** A bucket, and what the validation has to say of it. */
export interface BucketCase {
  readonly title: string;
  readonly objects: Objects;
  /** 0 where it holds what a restore needs; left out means that. */
  readonly code?: number;
  /** On stdout where the code is 0, else on stderr; `BUCKET` stands for the bucket's name. */
  readonly says: readonly string[];
  readonly shell?: Shell;
}
