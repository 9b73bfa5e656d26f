// flux-build builds folders and substitutes their settings with the packages that kustomize-controller of Flux 2.9 is made
// of, as it does at every interval: strict, plugins off, settings from ConfigMaps and Secrets, inline ones last.
//
// One request a line of standard input, one answer a line of standard output, in the same order.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	fluxkustomize "github.com/fluxcd/pkg/kustomize"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
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

func build(asked request) ([]map[string]any, error) {
	kustomization := unstructured.Unstructured{Object: asked.Kustomization}
	path, _, err := unstructured.NestedString(asked.Kustomization, "spec", "path")
	if err != nil {
		return nil, err
	}
	resources, err := fluxkustomize.SecureBuild(asked.Root, asked.Root+"/"+path, false)
	if err != nil {
		return nil, fmt.Errorf("kustomize build: %w", err)
	}
	kube, err := newClient(asked.Sources)
	if err != nil {
		return nil, err
	}
	objects := []map[string]any{}
	for _, resource := range resources.Resources() {
		// nil where the object is annotated to be left alone.
		substituted, err := fluxkustomize.SubstituteVariables(context.Background(), kube, kustomization, resource,
			fluxkustomize.SubstituteWithStrict(true))
		if err != nil {
			return nil, fmt.Errorf("post build of %s: %w", resource.CurId(), err)
		}
		if substituted == nil {
			substituted = resource
		}
		text, err := substituted.MarshalJSON()
		if err != nil {
			return nil, err
		}
		var object map[string]any
		if err := json.Unmarshal(text, &object); err != nil {
			return nil, err
		}
		objects = append(objects, object)
	}
	return objects, nil
}

func newClient(sources []map[string]any) (client.Client, error) {
	builder := fake.NewClientBuilder()
	for _, source := range sources {
		builder = builder.WithObjects(&unstructured.Unstructured{Object: source})
	}
	return builder.Build(), nil
}
