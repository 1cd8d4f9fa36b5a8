"""Runs one operation on an example's stack, with the example as an inline program: OPERATION PROJECT FOLDER.

The engine is the same as with `pulumi up`; what stands in for the language's host is Pulumi's own Automation API.
"""

import json
import runpy
import sys

from pulumi import automation

operation, project, folder = sys.argv[1:]


def program():
    runpy.run_path("__main__.py")  # As the host does.


here = automation.LocalWorkspaceOptions(work_dir=".")
stack = automation.select_stack("dev", project_name=project, program=program, opts=here)
run, options = {
    "up": (stack.up, {}),
    "plan": (stack.preview, {"plan": f"{folder}/plan"}),
    "apply": (stack.up, {"plan": f"{folder}/plan"}),
    "preview": (stack.preview, {"refresh": True, "expect_no_changes": True}),
    "refresh": (stack.refresh, {"expect_no_changes": True}),
    "destroy": (stack.destroy, {}),
}[operation]
with open(f"{folder}/events", "w", encoding="utf-8") as file:

    def keep(event):
        # The tests read the first by the names that the engine has for it.
        line = {"resourcePreEvent": event.resource_pre_event, "whole": event}
        file.write(json.dumps(line, default=vars) + "\n")

    run(on_event=keep, on_output=print, on_error=print, **options)
