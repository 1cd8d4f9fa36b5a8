import * as pulumi from "@pulumi/pulumi";

const RESPONSE = "@pulumi/pulumi/proto/resource_pb";

/** The provider's classes, loaded beside an SDK whose answers are these. */
function withAnswers(
  change: (answers: Record<string, unknown>) => object,
): typeof import("../../../provider/src/index") {
  const answers = jest.requireActual<Record<string, unknown>>(RESPONSE);
  jest.doMock(RESPONSE, () => change(answers));
  let daily: typeof import("../../../provider/src/index") | undefined;
  jest.isolateModules(() => {
    jest.doMock("@pulumi/pulumi", () => pulumi);
    daily = require("../../../provider/src/index");
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

test.each<[string, (answers: Record<string, unknown>) => object]>([
  ["in other files", () => ({})],
  ["in other classes", ({ RegisterResourceResponse }) => ({ RegisterResourceResponse })],
  ["by other methods", (answers) => ({ ...answers, ReadResourceResponse: class {} })],
])("an SDK with its answers %s: one warning a process, and the program runs", async (_, change) => {
  const daily = withAnswers(change);
  expect(warnings).toEqual([]);
  const rooms = [new daily.Room("one"), new daily.Room("two")];
  const ids = await Promise.all(rooms.map(({ id }) => new Promise((resolve) => id.apply(resolve))));
  expect(ids).toEqual(["one", "two"]);
  expect(warnings).toEqual([expect.stringMatching(/^pulumi-daily cannot keep meeting tokens out of the debug log /)]);
});

test("the SDK that is installed: no warning", () => {
  const daily = withAnswers((answers) => answers);
  new daily.Room("one");
  expect(warnings).toEqual([]);
});
