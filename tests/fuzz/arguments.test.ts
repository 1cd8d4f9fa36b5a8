import fc from "fast-check";
import {
  checkMeetingToken,
  checkMeetingTokenSet,
  checkRoom,
  completeMeetingToken,
  completeMeetingTokenSet,
  completeRoom,
  createMeetingToken,
  createMeetingTokenSet,
  createRoom,
  UserError,
  type Values,
} from "../../provider/src/lifecycle";
import type { Problem } from "../../provider/src/properties/validate";
import { roomOptions } from "../../provider/src/room/options";
import { roomProperties } from "../../provider/src/room/properties";
import { shownReason } from "../../provider/src/runtime/shownReason";
import { MeetingTokenError } from "../../provider/src/token/errors";
import { meetingTokenOptions } from "../../provider/src/token/options";
import { meetingTokenProperties } from "../../provider/src/token/properties";
import { signMeetingToken } from "../../provider/src/token/sign";
import { fakeClient, NOON, recordedLog } from "../unit/support/fakes";
import { TEST_KEY } from "../unit/support/vectors";
import { anyValue, argumentsLike, cases, name, PLANTED, soundArguments } from "./support";

const tokenTable = { ...meetingTokenProperties, ...meetingTokenOptions };
const soundToken = soundArguments(tokenTable, { roomName: "standup", expiresIn: "1h" });
const tokenArguments = fc.oneof(argumentsLike(tokenTable, ["expiresIn", "renewBefore", "triggers"]), soundToken);
const roomTable = { ...roomProperties, ...roomOptions };
const roomArguments = fc.oneof(argumentsLike(roomTable), soundArguments(roomTable));
const tokens = fc.oneof(fc.dictionary(name, fc.oneof(tokenArguments, anyValue), { maxKeys: 4 }), fc.string());
const soundTokens = fc.dictionary(name, soundToken, { minKeys: 1, maxKeys: 2 });
const setArguments = fc.oneof(
  fc.tuple(tokenArguments, tokens).map(([shared, tokens]) => ({ ...shared, tokens })),
  soundTokens.map((tokens) => ({ tokens })),
);

/** Of a secret argument nothing is told but its kind or its size. */
function expectNoSecrets(problems: readonly Problem[]): void {
  for (const problem of problems) {
    expect(shownReason(problem, () => true)).not.toContain(PLANTED);
    expect(problem.reason).not.toMatch(/undefined|\[object|NaN/);
  }
}

function making() {
  return {
    client: () => fakeClient(),
    log: recordedLog(),
    domain: {},
    now: NOON,
    said: new Set<string>(),
    signedByKey: () => undefined,
    hasInputs: true,
    sign: (properties: Values, domainId: string) =>
      signMeetingToken(properties, { apiKey: TEST_KEY, domainId, now: new Date(NOON * 1_000) }),
  };
}

/** What the provider says to a person is an error of these two kinds; anything else is a defect. */
async function expectMadeOrRefused(made: Promise<unknown>): Promise<void> {
  await made.catch((error) => {
    if (!(error instanceof UserError) && !(error instanceof MeetingTokenError)) throw error;
  });
}

const context = { now: NOON, emptyArguments: [] };

test("a MeetingToken's arguments: each is refused with a reason that tells no secret, or a token is made", async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(tokenArguments, async (args) => {
      const { inputs, problems } = checkMeetingToken({}, args, context);
      expectNoSecrets(problems);
      if (problems.length > 0) return;
      made += 1;
      const completed = completeMeetingToken({}, inputs, { now: NOON, preview: false });
      await expectMadeOrRefused(createMeetingToken(completed, making()));
    }),
    cases(1) as never,
  );
  expect(made).toBeGreaterThan(100);
});

test("a MeetingTokenSet's", async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(setArguments, async (args) => {
      const { inputs, problems } = checkMeetingTokenSet({}, args, context);
      expectNoSecrets(problems);
      if (problems.length > 0) return;
      made += 1;
      const completed = completeMeetingTokenSet({}, inputs, { now: NOON, preview: false });
      await expectMadeOrRefused(createMeetingTokenSet("set", completed, making()));
    }),
    cases(2) as never,
  );
  expect(made).toBeGreaterThan(80);
});

test("a Room's", async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(roomArguments, async (args) => {
      const { inputs, problems } = checkRoom({}, args, { now: NOON });
      expectNoSecrets(problems);
      if (problems.length > 0) return;
      made += 1;
      const completed = completeRoom({}, inputs, { preview: false, randomText: () => "x", resourceName: "room" });
      await expectMadeOrRefused(createRoom(completed, { client: fakeClient() }));
    }),
    cases(3) as never,
  );
  expect(made).toBeGreaterThan(40);
});
