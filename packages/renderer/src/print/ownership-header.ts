import { hash } from "node:crypto";
import { isVisible, quoteScalar } from "./quoted-scalar.ts";

export interface OwnershipHeader {
  /** Root-relative path of the catalog that the file was rendered from. */
  readonly catalog: string;
  /** 12 hex digits of the sha256 of the body, as the header states them. */
  readonly digest: string;
  /** The same of the body that follows the header now. */
  readonly bodyDigest: string;
}

export interface FileParts {
  /** `catalog`: root-relative path of the catalog that the file is rendered from. */
  readonly header: Pick<OwnershipHeader, "catalog">;
  /** YAML documents, Markdown or shell, ended by a line break. */
  readonly body: string;
  /** One line of text without `# `, e.g. the tool's version; the digest covers it as part of the body. */
  readonly comment?: string;
}

const DIGEST_LENGTH = 12;
/** The first line of a script has to be this one, so the header is its second. */
const SHEBANG = "#!/bin/sh\n";
/** In Markdown the header is a comment of HTML, which nobody sees. */
const HEADER =
  /^(?:#!\/bin\/sh\r?\n)?(?:# |(<!-- ))Rendered by tenantry from (.+)\. Do not edit: change the catalog, then render\. sha256:([0-9a-f]{12})( -->)?\r?\n/;

/** The text of a rendered YAML file: header line, comment line, body. */
export function printFile({ header, body, comment }: FileParts): string {
  const signed = comment === undefined ? body : `# ${requireLine(comment, "comment")}\n${body}`;
  return `# ${printHeader(header, signed)}\n${signed}`;
}

/** The text of a rendered page: header line, blank line, Markdown. */
export function printPage({ header, body }: Pick<FileParts, "header" | "body">): string {
  const signed = `\n${body}`;
  return `<!-- ${printHeader(header, signed)} -->\n${signed}`;
}

/** The text of a rendered script for a POSIX shell: shebang, header line, script. */
export function printScript({ header, body }: Pick<FileParts, "header" | "body">): string {
  return `${SHEBANG}# ${printHeader(header, body)}\n${body}`;
}

function printHeader({ catalog }: FileParts["header"], signed: string): string {
  const from = requireLine(catalog, "catalog path");
  return `Rendered by tenantry from ${from}. Do not edit: change the catalog, then render. sha256:${digestBody(signed)}`;
}

/** Reads the header of a file's text; null for a file that Tenantry did not render. */
export function parseHeader(text: string): OwnershipHeader | null {
  const [line, opening, catalog, digest, closing] = HEADER.exec(text) ?? [];
  if (line === undefined || catalog === undefined || digest === undefined) return null;
  if ((opening === undefined) !== (closing === undefined)) return null;
  return { catalog, digest, bodyDigest: digestBody(text.slice(line.length)) };
}

/** Whether Tenantry rendered the file and nobody has edited it since; false for a file without the header. */
export function bodyIsUnchanged(text: string): boolean {
  const header = parseHeader(text);
  return header !== null && header.digest === header.bodyDigest;
}

/** Printed text has no CR of its own, so CRLF is Git's autocrlf at work and not an edit by hand. */
function digestBody(body: string): string {
  const text = body.includes("\r\n") ? body.replaceAll("\r\n", "\n") : body;
  return hash("sha256", text, "hex").slice(0, DIGEST_LENGTH);
}

function requireLine(text: string, what: string): string {
  if (text === "" || text.includes("\n") || !isVisible(text)) {
    throw new TypeError(
      `cannot print the ${what} ${quoteScalar(text)}: expected one line of visible text, as it goes into a YAML ` +
        "comment; rename it without control characters",
    );
  }
  return text;
}
