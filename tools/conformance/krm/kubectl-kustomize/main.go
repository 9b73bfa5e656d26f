// kubectl-kustomize is the command `kubectl kustomize`: k8s.io/kubectl makes it of kustomize's own, with these arguments
// (pkg/cmd/kustomize/kustomize.go, v0.34.2), and so without the flags that kustomize's main program adds.
package main

import (
	"os"

	"sigs.k8s.io/kustomize/kustomize/v5/commands/build"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

func main() {
	help := build.MakeHelp("kubectl", "kustomize")
	if err := build.NewCmdBuild(filesys.MakeFsOnDisk(), help, os.Stdout).Execute(); err != nil {
		os.Exit(1)
	}
}
