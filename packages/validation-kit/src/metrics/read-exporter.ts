import type { ClusterReader, ContainerName, ExecResult } from "../cluster-reader.ts";
import { parseHttpResponse } from "./http-response.ts";
import { parseExposition, type Sample } from "./parse-exposition.ts";

/** An exporter in a container. */
export interface Exporter {
  readonly container: ContainerName;
  readonly pod: string;
  readonly port: number;
  readonly scheme: "http" | "https";
}

export type Scrape =
  | { readonly ok: true; readonly samples: readonly Sample[] }
  /** As the end of a sentence: what it did instead. */
  | { readonly ok: false; readonly reason: string };

/**
 * Asks an exporter from within its own container, where no NetworkPolicy stands between: those that the catalog renders let
 * the scraper in, and not the API server. curl is in none of these images, bash is in all of them. Dragonfly takes a line
 * for HTTP only where it ends with HTTP/1.1 (dragonfly v1.39.0, src/facade/dragonfly_connection.cc, MatchHttp11Line).
 */
export const SCRAPE_SCRIPT = [
  'exec 3<>"/dev/tcp/localhost/$1" || exit 7',
  "printf 'GET /metrics HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3",
  "timeout 20 cat <&3",
].join("\n");

/** Every sample that an exporter has. @throws Unanswered */
export async function readExporter(cluster: ClusterReader, exporter: Exporter): Promise<Scrape> {
  const { container, port, scheme } = exporter;
  if (scheme === "https") return scrapeByProxy(cluster, exporter);
  const answer = await cluster.exec(container, ["bash", "-c", SCRAPE_SCRIPT, "bash", String(port)]);
  if (lacksTools(answer)) return scrapeByProxy(cluster, exporter);
  const response = parseHttpResponse(answer.stdout);
  if (response === undefined) {
    const said = (answer.stderr.trim() || answer.stdout.trim()).split("\n")[0]?.slice(0, 200);
    return { ok: false, reason: `does not answer on port ${port}${said ? `: ${said}` : ""}` };
  }
  if (response.status !== 200) return { ok: false, reason: `answers with HTTP ${response.status} on port ${port}` };
  return readSamples(response.body, port);
}

/** A command that shows what an exporter says, for people: kubectl brings no curl into a container. */
export function showExporter({ container, pod, port, scheme }: Exporter): string {
  const forward = `kubectl -n ${container.namespace} port-forward pod/${pod} ${port}`;
  return `${forward} & curl -s${scheme === "https" ? "k" : ""} ${scheme}://localhost:${port}/metrics`;
}

async function scrapeByProxy(cluster: ClusterReader, { container, pod, port, scheme }: Exporter): Promise<Scrape> {
  const target = scheme === "https" ? `https:${pod}:${port}` : `${pod}:${port}`;
  const body = await cluster.getRaw(`/api/v1/namespaces/${container.namespace}/pods/${target}/proxy/metrics`);
  return body === undefined ? { ok: false, reason: `has no /metrics on port ${port}` } : readSamples(body, port);
}

function readSamples(body: string, port: number): Scrape {
  const samples = parseExposition(body);
  return samples.length > 0 ? { ok: true, samples } : { ok: false, reason: `has no samples on port ${port}` };
}

/** The runtime finds no bash, or bash no tool. */
function lacksTools({ exitCode, stderr }: ExecResult): boolean {
  return exitCode === 126 || exitCode === 127 || /executable file not found|no such file or directory/i.test(stderr);
}
