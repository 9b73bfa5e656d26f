import { afterAll, beforeAll, describe, it } from "vitest";
import { badBuckets } from "./bad-buckets.ts";
import { type BucketServer, serveBuckets } from "./bucket-server.ts";
import { goodBuckets } from "./good-buckets.ts";
import { runPod } from "./pod-run.ts";
import { renderPod } from "./rendered-pod.ts";

const cases = [...goodBuckets, ...badBuckets].map((it, index) => ({ ...it, bucket: `bucket-${index}` }));

describe.concurrent("the backup validation, by the real aws CLI against a bucket as Barman fills it", () => {
  let server: BucketServer;
  beforeAll(async () => {
    server = await serveBuckets(Object.fromEntries(cases.map(({ bucket, objects }) => [bucket, objects])));
  });
  afterAll(() => server?.stop());

  for (const { title, bucket, code = 0, says, shell } of cases) {
    it(`ends with ${code} for ${title}`, async ({ expect }) => {
      const pod = await renderPod(bucket, server.url);
      const outcome = await runPod({ pod, key: server.reader, ...(shell && { shell }) });
      const { stdout, stderr } = outcome;
      expect.soft(outcome.code, stdout + stderr).toBe(code);
      for (const text of says) {
        expect.soft(code === 0 ? stdout : stderr).toContain(text.replaceAll("BUCKET", bucket));
      }
      if (code === 0) {
        expect.soft(stderr).toBe("");
        const ok = `OK: s3://${bucket}/shared-postgres holds what a restore of shared-postgres needs`;
        expect.soft(stdout.split("\n").at(-2)).toBe(ok);
      } else {
        expect.soft(stderr).toMatch(/^FAILED: .*\n$/);
        expect.soft(stdout).not.toContain("OK: ");
      }
    });
  }
});
