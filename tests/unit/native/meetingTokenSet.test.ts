import { nativeMeetingTokenSet } from "../../../provider/src/native/meetingTokenSet";
import type { ChangeContext } from "../../../provider/src/native/resource";
import { unknown } from "../../../provider/src/properties/unknown";
import { Configuration } from "../../../provider/src/runtime/configuration";
import { rejectionOf } from "../support/errors";
import { fakeClient, recordedLog } from "../support/fakes";
import { TEST_KEY } from "../support/vectors";

const args = { allRooms: true, expiresIn: "24h", tokens: { ada: {}, bot: { userName: "Bot" } } };

function contextOf(oldInputs: object = args) {
  const log = recordedLog();
  const client = fakeClient();
  const context: ChangeContext = {
    configuration: new Configuration((key) => (key === "daily:apiKey" ? TEST_KEY : undefined), {}),
    urn: "urn:pulumi:test::p::daily:index:MeetingTokenSet::team",
    resourceName: "team",
    log,
    clientOf: () => client,
    oldInputs: { ...oldInputs },
    changedSinceCheck: false,
    isImported: false,
  };
  return { ...context, lines: log.lines, calls: client.calls };
}

test("a set goes through its life: no update asks Daily for what it has", async () => {
  const resource = nativeMeetingTokenSet();
  const context = contextOf();
  expect(resource.check(undefined, args, { ...context, autonaming: undefined })).toEqual({
    inputs: args,
    problems: [],
  });
  expect(resource.previewCreate(args, context)).toMatchObject({ tokens: { ada: unknown, bot: unknown } });
  expect(context.calls).toEqual([]);
  const { id, outputs } = await resource.create(args, context);
  expect(Object.keys(outputs.tokens as object)).toEqual(["ada", "bot"]);
  const asked = context.calls.length;
  expect(resource.diff(id, outputs, args, { ...context, isRefresh: false })).toEqual({ kind: "none" });
  expect(resource.diff(id, outputs, args, { ...context, isRefresh: true })).toEqual({ kind: "none" });
  expect(resource.previewUpdate(outputs, args, context)).toEqual(outputs);
  expect(await resource.update(id, outputs, args, context)).toEqual(outputs);
  expect(context.calls).toHaveLength(asked);
  expect(await resource.read(id, outputs, args, context)).toEqual({ kind: "present", id, outputs });
  await resource.delete(id, outputs, args, context);
  expect(context.lines).toEqual([expect.stringMatching(/^info: Token "ada" works until /)]);
});

test("nothing can be imported, and that is said", async () => {
  const error = await rejectionOf(nativeMeetingTokenSet().read("an-id", {}, {}, contextOf()));
  expect(error.message).toMatch(
    /^Daily does not return tokens that it has minted, so that none can be imported or looked up\./,
  );
});
