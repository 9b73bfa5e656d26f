package main

import (
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apimachinery/pkg/api/validation"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

// decodeFields prunes the object, and gives the unknown fields of its metadata, of embedded metadata and of everything else
// (customresource_handler.go, unstructuredSchemaCoercer). What an error names ends the request before anything is validated.
func (k *kind) decodeFields(object map[string]any) (*metav1.ObjectMeta, []string, error) {
	metadata, found, unknown, err := objectmeta.GetObjectMetaWithOptions(object, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return nil, nil, err
	}
	tracked := structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}
	unknown = append(unknown, pruning.PruneWithOptions(object, k.structural, true, tracked)...)
	fault, embedded := objectmeta.CoerceWithOptions(nil, object, k.structural, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if fault != nil {
		return nil, nil, fault
	}
	if !found {
		metadata = &metav1.ObjectMeta{}
	}
	return metadata, append(unknown, embedded...), objectmeta.SetObjectMeta(object, metadata)
}

// validateMetadata judges metadata as it is once the request has been prepared: the namespace is that of the request's path, and
// a name is generated where only its beginning is given (apiserver pkg/registry/rest/create.go, meta.go).
func (k *kind) validateMetadata(metadata *metav1.ObjectMeta) field.ErrorList {
	prepared := metadata.DeepCopy()
	if !k.namespaced {
		prepared.Namespace = metav1.NamespaceNone
	} else if prepared.Namespace == metav1.NamespaceNone {
		prepared.Namespace = metav1.NamespaceDefault
	}
	if prepared.Name == "" && prepared.GenerateName != "" {
		prepared.Name = prepared.GenerateName + "abcde"
	}
	return validation.ValidateObjectMetaAccessor(prepared, k.namespaced, validation.NameIsDNSSubdomain, field.NewPath("metadata"))
}
