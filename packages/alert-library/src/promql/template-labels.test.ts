import { expect, it } from "vitest";
import { listTemplateLabels } from "./template-labels.ts";

const read = (text: string) => listTemplateLabels(text).map(({ name }) => name);

it("lists what a text shows, with its place", () => {
  const text = 'a {{- $labels.pod -}} {{ .Labels.job | title }} {{ index $labels "x.y" }}';
  expect(read(text)).toEqual(["pod", "job", "x.y"]);
  expect(listTemplateLabels(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    "$labels.pod",
    ".Labels.job",
    'index $labels "x.y"',
  ]);
  expect(read("{{ if $labels.a }}{{ $labels.a }}{{ end }}{{ .Labels.b }}")).toEqual(["b"]);
});

it("knows whose labels the dot has", () => {
  const loop = '{{ range query "up" }}{{ if .Value }}{{ .Labels.a }}{{ end }}{{ .Labels.b }}{{ $labels.c }}';
  expect(read(`${loop}{{ $.Labels.d }}{{ end }}{{ .Labels.e }}`)).toEqual(["c", "d", "e"]);
  expect(read('{{ with query "up" }}{{ index .Labels "a" }}{{ index $labels "b" }}{{ end }}')).toEqual(["b"]);
});

it("leaves comments, texts and fallbacks alone", () => {
  expect(read("{{/* $labels.a }} */}}{{- /* $labels.b */ -}}{{ $labels.c }}")).toEqual(["c"]);
  expect(read('{{ "$labels.a }}" }}{{ `$labels.b` }}{{ print "\\"" $labels.c }}')).toEqual(["c"]);
  expect(read("{{ or $labels.a $labels.b }}")).toEqual([]);
});

it("takes time in proportion to the text", () => {
  const start = performance.now();
  for (const part of ["{{", "{{ ", "{{/*", '{{ "', "{{ $labels.a ", "{{ index ", "{{ }} "]) read(part.repeat(100_000));
  expect(performance.now() - start).toBeLessThan(2000);
});
