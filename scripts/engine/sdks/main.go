// Writes the SDKs of a package from its schema, by Pulumi's own generators: sdks SCHEMA FOLDER. It does what
// `pulumi package gen-sdk` does, which asks the languages' hosts: only an official installation of Pulumi has them.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// A schema that refers to no other package never asks it for one.
var loader = schema.NewCachedLoader(nil)

// Each file's heading names the tool: the languages' hosts give these names.
var languages = map[string]func(*schema.Package) (map[string][]byte, error){
	"nodejs": func(pkg *schema.Package) (map[string][]byte, error) {
		return nodejs.GeneratePackage("pulumi-language-nodejs", pkg, nil, nil, false, loader)
	},
	"python": func(pkg *schema.Package) (map[string][]byte, error) {
		return python.GeneratePackage("pulumi-language-python", pkg, nil, loader)
	},
	"go": func(pkg *schema.Package) (map[string][]byte, error) {
		return gogen.GeneratePackage("pulumi-language-go", pkg, nil)
	},
}

func main() {
	for language := range languages {
		if err := generate(os.Args[1], filepath.Join(os.Args[2], language), language); err != nil {
			fmt.Fprintf(os.Stderr, "sdks: %s: %v\n", language, err)
			os.Exit(1)
		}
	}
}

func generate(file, folder, language string) error {
	// Anew for each: a generator writes its own settings into the package.
	pkg, err := read(file)
	if err != nil {
		return err
	}
	files, err := languages[language](pkg)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for name, content := range files {
		path := filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, content, 0o644)); err != nil {
			return err
		}
	}
	return nil
}

func read(file string) (*schema.Package, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, err
	}
	pkg, problems, err := schema.BindSpec(spec, loader, schema.ValidationOptions{})
	if err == nil && problems.HasErrors() {
		err = problems
	}
	return pkg, err
}
