import * as pulumi from "@pulumi/pulumi";

const RESPONSE = "@pulumi/pulumi/proto/resource_pb";

type Classes = "index" | "native";

/** The provider's classes, loaded beside an SDK whose answers are these. */
function withAnswers(
  change: (answers: Record<string, unknown>) => object,
  classes: Classes,
): typeof import("../../../provider/src/index") {
  const answers = jest.requireActual<Record<string, unknown>>(RESPONSE);
  jest.doMock(RESPONSE, () => change(answers));
  let daily: typeof import("../../../provider/src/index") | undefined;
  jest.isolateModules(() => {
    jest.doMock("@pulumi/pulumi", () => pulumi);
    daily = require(`../../../provider/src/${classes}`);
  });
  return daily as typeof import("../../../provider/src/index");
}

let warnings: string[];
beforeEach(async () => {
  warnings = [];
  jest.spyOn(pulumi.log, "warn").mockImplementation(async (text) => void warnings.push(text));
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    call: () => ({}),
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.dontMock(RESPONSE);
});

test.each<[string, Classes, (answers: Record<string, unknown>) => object]>([
  ["in other files", "index", () => ({})],
  ["in other classes", "index", ({ RegisterResourceResponse }) => ({ RegisterResourceResponse })],
  ["by other methods", "index", (answers) => ({ ...answers, ReadResourceResponse: class {} })],
  ["in other files", "native", () => ({})],
])("an SDK with its answers %s (%s): one warning a process, and the program runs", async (_, classes, change) => {
  const daily = withAnswers(change, classes);
  expect(warnings).toEqual([]);
  const rooms = [new daily.Room("one"), new daily.Room("two")];
  const ids = await Promise.all(rooms.map(({ id }) => new Promise((resolve) => id.apply(resolve))));
  expect(ids).toEqual(["one", "two"]);
  expect(warnings).toEqual([expect.stringMatching(/^pulumi-daily cannot keep meeting tokens out of the debug log /)]);
});

test.each<Classes>(["index", "native"])("the SDK that is installed (%s): no warning", (classes) => {
  const daily = withAnswers((answers) => answers, classes);
  new daily.Room("one");
  expect(warnings).toEqual([]);
});
