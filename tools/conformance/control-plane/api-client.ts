import { readFileSync } from "node:fs";
import { Agent, type RequestOptions, request } from "node:https";
import { nameResource } from "../../../packages/validation-kit/src/resource-names.ts";
import type { AnyObject } from "../manifests/real-tools.ts";
import type { Access } from "./access.ts";

/** Where an object is, as kubectl takes it. */
export interface ObjectPlace {
  /** e.g. `deployments.apps/any` */
  readonly target: string;
  /** Undefined for what has none. */
  readonly namespace?: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly body: AnyObject;
}

interface Question {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: AnyObject;
  /** Of the body. */
  readonly type?: string;
}

/** An administrator as programs are: one connection instead of a process for each question. */
export class ApiClient {
  private readonly options: RequestOptions;
  private readonly versions = new Map<string, Promise<string>>();

  constructor({ kubeconfig }: Access) {
    const { clusters, users } = JSON.parse(readFileSync(kubeconfig("admin"), "utf8")) as {
      clusters: readonly [{ cluster: { server: string; "certificate-authority": string } }];
      users: readonly [{ user: { token: string } }];
    };
    const { hostname, port } = new URL(clusters[0].cluster.server);
    this.options = {
      ...{ hostname, port },
      ca: readFileSync(clusters[0].cluster["certificate-authority"]),
      agent: new Agent({ keepAlive: true, maxSockets: 8 }),
      headers: { authorization: `Bearer ${users[0].user.token}` },
    };
  }

  /** Path of an object, or of its status. @throws Error where nobody serves its group */
  async find({ target, namespace }: ObjectPlace, subresource: "" | "/status" = ""): Promise<string> {
    const [resource = "", name = ""] = target.split("/");
    const [plural = "", ...rest] = resource.split(".");
    const group = rest.join(".");
    const place = namespace === undefined ? "" : `/namespaces/${namespace}`;
    return `${await this.findGroup(group)}${place}/${plural}${name === "" ? "" : `/${name}`}${subresource}`;
  }

  /** Sends a question. @throws Error with the words of the API server, unless it answers with 2xx or one of these */
  async ask({ method, path, body, type = "application/json" }: Question, ...expected: number[]): Promise<Answer> {
    const text = body === undefined ? "" : JSON.stringify(body);
    const headers = { ...this.options.headers, "content-type": type, "content-length": Buffer.byteLength(text) };
    const answer = await new Promise<Answer>((resolve, reject) => {
      const sent = request({ ...this.options, method, path, headers }, (response) => {
        let received = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (received += chunk));
        response.once("error", reject);
        response.once("end", () => resolve({ status: response.statusCode ?? 0, body: readBody(received) }));
      });
      sent.once("error", reject);
      sent.end(text);
    });
    if ((answer.status >= 200 && answer.status < 300) || expected.includes(answer.status)) return answer;
    throw new Error(`${method} ${path} is answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  /** Applies an object, or its status, as the owner of its fields; what its schema does not have is refused. */
  async apply(object: AnyObject, manager: string, subresource: "" | "/status" = ""): Promise<void> {
    const { apiVersion, kind, metadata } = object as unknown as {
      readonly apiVersion: string;
      readonly kind: string;
      readonly metadata: { readonly name: string; readonly namespace?: string };
    };
    const target = `${nameResource({ apiVersion, kind })}/${metadata.name}`;
    const path = await this.find({ target, namespace: metadata.namespace }, subresource);
    const query = `fieldManager=${manager}&force=true&fieldValidation=Strict`;
    await this.ask({ method: "PATCH", path: `${path}?${query}`, body: object, type: "application/apply-patch+yaml" });
  }

  private findGroup(group: string): Promise<string> {
    if (group === "") return Promise.resolve("/api/v1");
    const known = this.versions.get(group) ?? this.askGroup(group);
    this.versions.set(group, known);
    return known;
  }

  private async askGroup(group: string): Promise<string> {
    const { body } = await this.ask({ method: "GET", path: `/apis/${group}` });
    return `/apis/${(body["preferredVersion"] as { readonly groupVersion: string }).groupVersion}`;
  }
}

function readBody(text: string): AnyObject {
  try {
    return JSON.parse(text) as AnyObject;
  } catch {
    return { text };
  }
}
