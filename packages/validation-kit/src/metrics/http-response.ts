export interface HttpResponse {
  readonly status: number;
  readonly body: string;
}

/** What a server sent on a connection, as text; undefined where it is no whole answer of HTTP/1. */
export function parseHttpResponse(text: string): HttpResponse | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first = "", ...headers] = text.slice(0, end).split("\r\n");
  const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(first)?.[1];
  if (status === undefined) return undefined;
  const body = text.slice(end + "\r\n\r\n".length);
  const isChunked = headers.some((header) => /^transfer-encoding:.*\bchunked\b/i.test(header));
  const whole = isChunked ? joinChunks(body) : body;
  return whole === undefined ? undefined : { status: Number(status), body: whole };
}

/** Sizes of chunks count bytes, which one character may have several of. */
function joinChunks(body: string): string | undefined {
  const bytes = new TextEncoder().encode(body);
  const decoder = new TextDecoder();
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const line = bytes.indexOf(10, at);
    const size = Number.parseInt(new TextDecoder().decode(bytes.subarray(at, line)), 16);
    if (line < 0 || Number.isNaN(size)) return undefined;
    if (size === 0) return text + decoder.decode();
    const from = line + 1;
    if (from + size > bytes.length) return undefined;
    text += decoder.decode(bytes.subarray(from, from + size), { stream: true });
    at = from + size + "\r\n".length;
  }
  return undefined;
}
