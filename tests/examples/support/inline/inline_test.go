package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/events"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optdestroy"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optrefresh"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
)

// Runs one operation on the example's stack, with the example as an inline program: OPERATION PROJECT FOLDER. It stands
// in the example's package, which is how it gets at the program.
func TestOperation(t *testing.T) {
	operation, project, folder := flag.Arg(0), flag.Arg(1), flag.Arg(2)
	ctx := context.Background()
	stack, err := auto.SelectStackInlineSource(ctx, "dev", project, quickstart, auto.WorkDir("."))
	if err != nil {
		t.Fatal(err)
	}
	stream, written := make(chan events.EngineEvent), make(chan error)
	go func() { written <- write(stream, folder+"/events") }()
	plan := folder + "/plan"
	switch operation {
	case "plan":
		_, err = stack.Preview(ctx, optpreview.Plan(plan), optpreview.EventStreams(stream),
			optpreview.ProgressStreams(os.Stdout), optpreview.ErrorProgressStreams(os.Stderr))
	case "apply":
		_, err = stack.Up(ctx, optup.Plan(plan), optup.EventStreams(stream),
			optup.ProgressStreams(os.Stdout), optup.ErrorProgressStreams(os.Stderr))
	case "up":
		_, err = stack.Up(ctx, optup.EventStreams(stream), optup.ProgressStreams(os.Stdout))
	case "preview":
		_, err = stack.Preview(ctx, optpreview.Refresh(), optpreview.ExpectNoChanges(),
			optpreview.EventStreams(stream), optpreview.ProgressStreams(os.Stdout))
	case "refresh":
		_, err = stack.Refresh(ctx, optrefresh.ExpectNoChanges(), optrefresh.EventStreams(stream),
			optrefresh.ProgressStreams(os.Stdout), optrefresh.ErrorProgressStreams(os.Stderr))
	case "destroy":
		_, err = stack.Destroy(ctx, optdestroy.EventStreams(stream),
			optdestroy.ProgressStreams(os.Stdout), optdestroy.ErrorProgressStreams(os.Stderr))
	default:
		err = fmt.Errorf("there is no operation %q", operation)
		close(stream)
	}
	if err != nil {
		t.Error(err)
	}
	if err := <-written; err != nil {
		t.Error(err)
	}
}

func write(stream <-chan events.EngineEvent, file string) error {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	defer out.Close()
	for event := range stream {
		if err := json.NewEncoder(out).Encode(event.EngineEvent); err != nil {
			return err
		}
	}
	return nil
}
