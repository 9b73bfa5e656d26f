package main

import (
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/client-go/kubernetes/scheme"
)

var decoder = serializer.NewCodecFactory(scheme.Scheme, serializer.EnableStrict).UniversalDeserializer()

// decodeCore finds unknown and repeated fields and values of a wrong type, as the API server's strict field validation does.
// What a value may be beyond its type is left to kubeconform.
func decodeCore(text []byte) answer {
	_, _, err := decoder.Decode(text, nil, nil)
	if err == nil {
		return answer{Known: true, Core: true, Faults: []string{}}
	}
	if runtime.IsNotRegisteredError(err) {
		return answer{Faults: []string{}}
	}
	return answer{Known: true, Core: true, Faults: []string{err.Error()}}
}
