import type { HttpReader } from "../http-reader.ts";
import { readField, readList, readText } from "../read-field.ts";
import { Unanswered } from "../unanswered.ts";

/** The data of an answer of Prometheus' API, which VictoriaMetrics speaks as well. @throws Unanswered */
export async function askMetrics(store: HttpReader, path: string): Promise<unknown> {
  const body = await store.get(path);
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    throw refuse(path, body);
  }
  if (readText(answer, "status") !== "success") throw refuse(path, readText(answer, "error") ?? body);
  return readField(answer, "data");
}

/** Labels of the series that an instant query returns; it returns what is fresh alone. @throws Unanswered */
export async function querySeries(store: HttpReader, query: string): Promise<readonly unknown[]> {
  const data = await askMetrics(store, `/api/v1/query?query=${encodeURIComponent(query)}`);
  return readList(data, "result").map((series) => readField(series, "metric"));
}

/** Rows of an answer of VictoriaLogs: a JSON object a line. @throws Unanswered */
export async function queryLogs(store: HttpReader, query: string): Promise<readonly unknown[]> {
  const path = `/select/logsql/query?query=${encodeURIComponent(query)}`;
  const lines = (await store.get(path)).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line): unknown => {
    try {
      return JSON.parse(line);
    } catch {
      throw refuse(path, line);
    }
  });
}

function refuse(path: string, said: string): Unanswered {
  return new Unanswered({
    kind: "unreachable",
    message: `the store's answer to ${decodeURIComponent(path).slice(0, 200)} is none that can be read: ${said.slice(0, 200)}`,
    help: "check the address: does the store itself answer there, with the path that the options --metrics-url and --logs-url describe?",
  });
}
