package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	fluxkustomize "github.com/fluxcd/pkg/kustomize"
	ssautil "github.com/fluxcd/pkg/ssa/utils"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
	"sigs.k8s.io/kustomize/api/resmap"
)

// build takes the steps of kustomize-controller v1.9.4, internal/controller/kustomization_controller.go, from the fetched
// source to the objects that it applies. Two differences: bases from elsewhere
// are refused, and SOPS decryption is left out.
func build(asked request) (objects []map[string]any, err error) {
	kustomization := unstructured.Unstructured{Object: asked.Kustomization}
	path, _, err := unstructured.NestedString(asked.Kustomization, "spec", "path")
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(asked.Root, path)
	resources, err := buildFolder(asked.Root, folder, kustomization)
	if err != nil {
		return nil, fmt.Errorf("kustomize build: %w", err)
	}
	if err := substitute(resources, kustomization, newClient(asked.Sources)); err != nil {
		return nil, err
	}
	// What is applied is read once more from text.
	text, err := resources.AsYaml()
	if err != nil {
		return nil, fmt.Errorf("kustomize build: %w", err)
	}
	read, err := ssautil.ReadObjects(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("reading the build's result: %w", err)
	}
	objects = []map[string]any{}
	for _, object := range read {
		objects = append(objects, object.Object)
	}
	return objects, nil
}

// buildFolder leaves the folder as it was: the controller writes what spec asks for (patches, images) into its copy.
func buildFolder(root, folder string, kustomization unstructured.Unstructured) (resources resmap.ResMap, err error) {
	action, err := fluxkustomize.NewGenerator(root, kustomization).WriteFile(folder, fluxkustomize.WithSaveOriginalKustomization())
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, fluxkustomize.CleanDirectory(folder, action)) }()
	return fluxkustomize.SecureBuild(root, folder, false)
}

func substitute(resources resmap.ResMap, kustomization unstructured.Unstructured, kube client.Client) error {
	strategy, _, err := unstructured.NestedString(kustomization.Object, "spec", "postBuild", "substituteStrategy")
	if err != nil {
		return err
	}
	_, hasPostBuild, err := unstructured.NestedMap(kustomization.Object, "spec", "postBuild")
	if err != nil {
		return err
	}
	for _, resource := range resources.Resources() {
		if resource.GetName() == "" || resource.GetKind() == "" || resource.GetApiVersion() == "" {
			return fmt.Errorf("without apiVersion, kind or name: %s", resource)
		}
		if !hasPostBuild {
			continue
		}
		// In place; nil where the object is annotated to be left alone.
		_, err := fluxkustomize.SubstituteVariables(context.Background(), kube, kustomization, resource,
			fluxkustomize.SubstituteWithStrict(true), fluxkustomize.SubstituteWithAlways(strategy == "Always"))
		if err != nil {
			return fmt.Errorf("post build of %s: %w", resource.CurId(), err)
		}
		// As there: refused where substitution gave it the name of another object.
		if _, err := resources.Replace(resource); err != nil {
			return fmt.Errorf("post build of %s: %w", resource.CurId(), err)
		}
	}
	return nil
}

func newClient(sources []map[string]any) client.Client {
	builder := fake.NewClientBuilder()
	for _, source := range sources {
		builder = builder.WithObjects(&unstructured.Unstructured{Object: source})
	}
	return builder.Build()
}
