import * as daily from "pulumi-daily";
import { expectShown } from "../docs/support/shown";
import { startAccount, stopAccount, type TestAccount } from "../support/account";
import { HOURS } from "../support/clock";
import { ExampleStack } from "./support/exampleStack";
import { itLives } from "./support/life";

describe("the roster example", () => {
  let account: TestAccount;
  let stack: ExampleStack;

  beforeAll(async () => {
    account = await startAccount();
    stack = await ExampleStack.open("roster", account);
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  // The room, and the set of its tokens, have the same name.
  itLives(() => ({ account, stack, resources: ["seminar"] }));
});

describe("a roster that changes", () => {
  let account: TestAccount;
  let stack: ExampleStack;
  const program = (tokens: Record<string, daily.MeetingTokenArgs>) => async () => {
    const room = new daily.Room("seminar", { privacy: "private" });
    const options = { protect: true };
    const { tokens: made } = new daily.MeetingTokenSet(
      "seminar",
      { roomName: room.name, expiresIn: "12h", tokens },
      options,
    );
    return { adasToken: made.apply((each) => each.ada) };
  };
  const ada = { userName: "Ada Lovelace", isOwner: true };

  beforeAll(async () => {
    account = await startAccount();
    const before = { ada, grace: {}, katherine: { userName: "Katherine Johnson" } };
    stack = await ExampleStack.open("roster", { ...account, program: program(before) });
  });
  afterAll(async () => {
    stack.remove();
    await stopAccount(account);
  });

  test("shows in a preview what an update mints, and why, and what it drops", async () => {
    expect(await stack.up()).toMatchObject({ ok: true });
    stack.program = program({ ada, grace: { userName: "Grace Hopper" }, joan: {} });
    const { output } = await stack.preview();
    const withId = output.replaceAll(/MeetingTokenSet \w+:/g, "MeetingTokenSet a957a9b8f645742a:");
    expectShown("docs/resources/meeting-token-set.md", "set preview", withId);
  });

  test("is renewed though it is protected", async () => {
    account.clock.advance(9 * HOURS);
    const { adasToken } = await stack.outputs();
    expect(await stack.up()).toMatchObject({ ok: true, operations: { seminar: "update" } });
    expect((await stack.outputs()).adasToken).not.toBe(adasToken);
  });
});
