import fc from "fast-check";
import { expect, it } from "vitest";
import { parseHttpResponse } from "./http-response.ts";

it("reads a body of a known length", () => {
  const text = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nup 1";
  expect(parseHttpResponse(text)).toEqual({ status: 200, body: "up 1" });
});

it("joins chunks, whose sizes count bytes and may end within a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 9 }), (body, size) => {
      const bytes = new TextEncoder().encode(body);
      const chunks: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
      const framed = chunks.map((chunk) => Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk]));
      const whole = Buffer.concat(framed.flatMap((chunk) => [chunk, Buffer.from("\r\n")]));
      // Characters that a chunk cuts through are whole again only where the bytes stay as they were.
      fc.pre(chunks.every((chunk) => !new TextDecoder().decode(chunk).includes("\uFFFD")));
      const text = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${whole.toString("utf8")}0\r\n\r\n`;
      expect(parseHttpResponse(text)?.body).toBe(body);
    }),
  );
});

it("makes nothing of an answer that was cut off, nor of what is no HTTP", () => {
  const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const text of [
    "",
    "-NOAUTH Authentication required.\r\n",
    `${chunked}5\r\nab`,
    `${chunked}2\r\nab\r\n`,
    `${chunked}zz\r\n`,
  ])
    expect(parseHttpResponse(text), text).toBeUndefined();
});

it("never throws", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."\r\n0af: é"), maxLength: 60 }),
      (text) => void parseHttpResponse(`HTTP/1.1 200 OK\r\n${text}`),
    ),
  );
});
