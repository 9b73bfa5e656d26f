// api-server validates objects as the Kubernetes API server does with custom resources that are created: unknown fields (strict
// field validation, which server-side apply always has), defaults, metadata, structural schema, list maps, embedded metadata and
// CEL. Not the scale subresource, webhooks and quotas. Objects of Kubernetes' own kinds are decoded strictly into their Go types.
//
//	api-server CRD-FILE… < requests > answers
//
// One object a line of standard input, one list of faults a line of standard output, in the same order.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	yamlutil "k8s.io/apimachinery/pkg/util/yaml"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
)

// kind validates the objects of one version of a custom resource.
type kind struct {
	namespaced bool
	structural *structuralschema.Structural
	schema     validation.SchemaValidator
	rules      *cel.Validator
}

type answer struct {
	// Known is false for an object that neither a CRD describes nor Kubernetes itself.
	Known bool `json:"known"`
	// Core is true for Kubernetes' own kinds.
	Core   bool     `json:"core"`
	Faults []string `json:"faults"`
}

func main() {
	kinds := map[string]*kind{}
	for _, file := range os.Args[1:] {
		if err := readFile(file, kinds); err != nil {
			fmt.Fprintf(os.Stderr, "api-server: %s: %v\n", file, err)
			os.Exit(2)
		}
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<30)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		given, err := judge(lines.Bytes(), kinds)
		if err == nil {
			err = out.Encode(given)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "api-server: %v\n", err)
			os.Exit(2)
		}
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintf(os.Stderr, "api-server: %v\n", err)
		os.Exit(2)
	}
}

func judge(text []byte, kinds map[string]*kind) (answer, error) {
	var object map[string]any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&object); err != nil {
		return answer{}, fmt.Errorf("not an object: %w", err)
	}
	normalized, _ := normalize(object).(map[string]any)
	known := kinds[fmt.Sprintf("%v/%v", object["apiVersion"], object["kind"])]
	if known == nil {
		return decodeCore(text), nil
	}
	return answer{Known: true, Faults: known.validate(normalized)}, nil
}

// normalize makes numbers what the API machinery has: int64 or float64.
func normalize(value any) any {
	switch typed := value.(type) {
	case map[string]any:
		for key, inner := range typed {
			typed[key] = normalize(inner)
		}
	case []any:
		for index, inner := range typed {
			typed[index] = normalize(inner)
		}
	case json.Number:
		if whole, err := typed.Int64(); err == nil {
			return whole
		}
		broken, _ := typed.Float64()
		return broken
	}
	return value
}

func (k *kind) validate(object map[string]any) []string {
	faults := []string{}
	add := func(text string) { faults = append(faults, text) }
	metadata, unknown, err := k.decodeFields(object)
	if err != nil {
		return []string{err.Error()}
	}
	for _, path := range unknown {
		add("unknown field " + path)
	}
	defaulting.PruneNonNullableNullsWithoutDefaults(object, k.structural)
	defaulting.Default(object, k.structural)
	for _, err := range k.validateMetadata(metadata) {
		add(err.Error())
	}
	schemaErrors := validation.ValidateCustomResource(nil, object, k.schema)
	for _, err := range schemaErrors {
		add(err.Error())
	}
	for _, err := range objectmeta.Validate(nil, object, k.structural, true) {
		add(err.Error())
	}
	for _, err := range listtype.ValidateListSetsAndMaps(nil, k.structural, object) {
		add(err.Error())
	}
	// As the API server: no rule runs over an object whose types are not what they should be.
	if len(schemaErrors) == 0 && k.rules != nil {
		errs, _ := k.rules.Validate(context.Background(), nil, k.structural, object, nil, celconfig.RuntimeCELCostBudget)
		for _, err := range errs {
			add("rule " + err.Error())
		}
	}
	return faults
}

func readFile(file string, kinds map[string]*kind) error {
	text, err := os.Open(file)
	if err != nil {
		return err
	}
	defer text.Close()
	documents := yamlutil.NewYAMLReader(bufio.NewReader(text))
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		var crd apiextensionsv1.CustomResourceDefinition
		if err := yamlutil.Unmarshal(document, &crd); err != nil {
			return err
		}
		if crd.Kind != "CustomResourceDefinition" {
			continue
		}
		if err := readVersions(&crd, kinds); err != nil {
			return err
		}
	}
}

func readVersions(crd *apiextensionsv1.CustomResourceDefinition, kinds map[string]*kind) error {
	for _, version := range crd.Spec.Versions {
		if version.Schema == nil || version.Schema.OpenAPIV3Schema == nil {
			continue
		}
		internal := &apiextensions.JSONSchemaProps{}
		if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, internal, nil); err != nil {
			return err
		}
		structural, err := structuralschema.NewStructural(internal)
		if err != nil {
			return err
		}
		schema, _, err := validation.NewSchemaValidator(internal)
		if err != nil {
			return err
		}
		kinds[fmt.Sprintf("%s/%s/%s", crd.Spec.Group, version.Name, crd.Spec.Names.Kind)] = &kind{
			namespaced: crd.Spec.Scope == apiextensionsv1.NamespaceScoped,
			structural: structural,
			schema:     schema,
			rules:      cel.NewValidator(structural, true, celconfig.PerCallLimit),
		}
	}
	return nil
}
