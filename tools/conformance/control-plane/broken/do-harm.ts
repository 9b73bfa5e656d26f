import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { AnyObject } from "../../manifests/real-tools.ts";
import type { ApiClient } from "../api-client.ts";
import type { Harm } from "./harm.ts";

/**
 * Does the harm.
 * @returns what undoes it, and throws where that is not what was there before
 * @throws Error where the object is not there, or the API server refuses
 */
export async function doHarm(client: ApiClient, harms: readonly Harm[]): Promise<() => Promise<void>> {
  const done: Done[] = [];
  for (const harm of harms) {
    const path = await client.find(harm);
    const { body: before } = await client.ask({ method: "GET", path });
    done.push({ path, before, isRemade: harm.instead !== undefined });
    if (harm.patch === undefined) {
      await removeObject(client, path);
      if (harm.instead === undefined) continue;
      const spec = { ...(before["spec"] as object), ...harm.instead };
      await makeObject(client, path, { ...before, spec });
      continue;
    }
    const body = harm.patch(before) as AnyObject;
    const place = harm.part === "status" ? await client.find(harm, "/status") : path;
    await client.ask({ method: "PATCH", path: place, body, type: "application/merge-patch+json" });
  }
  return async () => {
    for (const it of done.toReversed()) await bringBack(client, it);
  };
}

interface Done {
  readonly path: string;
  readonly before: AnyObject;
  /** What can only be made anew. */
  readonly isRemade: boolean;
}

/** Waits until it is gone; nobody else takes the finalizers away. */
async function removeObject(client: ApiClient, path: string): Promise<void> {
  await client.ask({ method: "DELETE", path: `${path}?gracePeriodSeconds=0` });
  if (!isDefinition(path)) {
    const body = { metadata: { finalizers: null } };
    await client.ask({ method: "PATCH", path, body, type: "application/merge-patch+json" }, 404);
  }
  await retry(async () => (await client.ask({ method: "GET", path }, 404)).status === 404);
}

/** Waits until its kind is served, and for a definition until it serves. */
async function makeObject(client: ApiClient, path: string, { status, ...object }: AnyObject): Promise<void> {
  const metadata = forgetServer(object["metadata"] as AnyObject);
  const collection = path.slice(0, path.lastIndexOf("/"));
  await retry(
    async () =>
      (await client.ask({ method: "POST", path: collection, body: { ...object, metadata } }, 404)).status !== 404,
  );
  if (isDefinition(path)) {
    await retry(async () => JSON.stringify((await client.ask({ method: "GET", path })).body).includes(ESTABLISHED));
  } else if (status !== undefined) await reportAgain(client, path, status as AnyObject);
}

const ESTABLISHED = '"reason":"InitialNamesAccepted"';
/** The API server itself is the controller of these. */
const isDefinition = (path: string) => path.includes("/customresourcedefinitions/");

async function retry(succeeds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await succeeds())) {
    if (Date.now() > deadline) throw new Error("the API server does not get to it within 30 s");
    await sleep(100);
  }
}

async function bringBack(client: ApiClient, { path, before, isRemade }: Done): Promise<void> {
  if (isRemade) await removeObject(client, path);
  const { status: found, body: now } = await client.ask({ method: "GET", path }, 404);
  if (found === 404) await makeObject(client, path, before);
  else {
    const { status, ...object } = before;
    const { resourceVersion } = now["metadata"] as { readonly resourceVersion: string };
    const metadata = { ...forgetServer(before["metadata"] as AnyObject), resourceVersion };
    await client.ask({ method: "PUT", path, body: { ...object, metadata } });
    if (status !== undefined) await reportAgain(client, path, status as AnyObject);
  }
  if (isDefinition(path)) return;
  const { body: after } = await client.ask({ method: "GET", path });
  // Or the next state would not be judged alone.
  if (!isDeepStrictEqual(compare(after), compare(before)))
    throw new Error(
      `${path} is not as it was: ${JSON.stringify(compare(after))}, not ${JSON.stringify(compare(before))}`,
    );
}

/** Its controller would have looked at it again. */
async function reportAgain(client: ApiClient, path: string, status: AnyObject): Promise<void> {
  const { body: now } = await client.ask({ method: "GET", path });
  const { generation = 1 } = now["metadata"] as { readonly generation?: number };
  const text = JSON.stringify(status).replaceAll(/"observedGeneration":\d+/g, `"observedGeneration":${generation}`);
  await client.ask({ method: "PUT", path: `${path}/status`, body: { ...now, status: JSON.parse(text) } });
}

/** Without what the API server writes. */
function forgetServer(metadata: AnyObject): AnyObject {
  const { resourceVersion: _, uid, creationTimestamp, managedFields, generation, ...rest } = metadata;
  return rest;
}

function compare(object: AnyObject): unknown {
  const metadata = forgetServer(object["metadata"] as AnyObject);
  const text = JSON.stringify({ ...object, metadata }, (key, value) =>
    key === "observedGeneration" ? undefined : value,
  );
  return JSON.parse(text);
}
