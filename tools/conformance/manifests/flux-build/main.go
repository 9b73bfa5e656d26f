// flux-build builds folders and substitutes their settings with the packages that kustomize-controller of Flux 2.9 is made
// of, as it does at every interval. The command `flux build` is not that: without a cluster it reads no ConfigMap.
//
// One request a line of standard input, one answer a line of standard output, in the same order.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

type request struct {
	// Root is the source's artifact: nothing outside of it is read. Absolute.
	Root string `json:"root"`
	// Kustomization is the Flux object; its spec.path is relative to Root.
	Kustomization map[string]any `json:"kustomization"`
	// Sources are the ConfigMaps and Secrets in the cluster.
	Sources []map[string]any `json:"sources"`
}

type answer struct {
	Objects []map[string]any `json:"objects"`
	Error   string           `json:"error,omitempty"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<30)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var asked request
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			fmt.Fprintf(os.Stderr, "flux-build: not a request: %v\n", err)
			os.Exit(2)
		}
		objects, err := build(asked)
		given := answer{Objects: objects}
		if err != nil {
			given.Error = err.Error()
		}
		if err := out.Encode(given); err != nil {
			fmt.Fprintf(os.Stderr, "flux-build: %v\n", err)
			os.Exit(2)
		}
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintf(os.Stderr, "flux-build: %v\n", err)
		os.Exit(2)
	}
}
