import * as pulumi from "@pulumi/pulumi";
import * as daily from "pulumi-daily";
import { leaksIn } from "../support/secrets";
import { errorsOf } from "../support/stack";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

const USER = "a-user-whose-name-is-nobodys-business";
const SENDER = "a-sender-whose-id-is-nobodys-business";

type Props = Record<string, unknown>;

/** A transform of each kind that returns options of its own, and so no `additionalSecretOutputs`. */
const kinds = {
  registerResourceTransform: (change: (props: Props) => Props) =>
    pulumi.runtime.registerResourceTransform(({ props, opts: { parent, provider, hooks } }) => ({
      props: change(props),
      opts: { parent, provider, hooks } as pulumi.ResourceOptions,
    })),
  registerStackTransformation: (change: (props: Props) => Props) =>
    pulumi.runtime.registerStackTransformation(({ props, opts: { parent, provider, hooks } }) => ({
      props: change(props),
      opts: { parent, provider, hooks } as pulumi.ResourceOptions,
    })),
};

const asGiven = (props: Props) => props;
const withoutHints = ({ __hints, ...props }: Props) => props;

/**
 * Without the hints the secrets in the arguments are lost where the SDK itself loses them: a `registerResourceTransform`
 * in an inline program gets every provider's secrets back as plain values (SDK 3.248). The token is secret all the same.
 */
describe.each([
  ["registerResourceTransform", []],
  ["registerStackTransformation", [USER, SENDER]],
] as const)("no secret stands in clear under a %s that drops all options and the hints", (kind, secretArguments) => {
  steps();
  let renewBefore: "8h" | "6h" = "8h";
  let hooked: string[] = [];
  const life = walk(
    async () => {
      kinds[kind](withoutHints);
      const look = new pulumi.ResourceHook("look", async ({ newOutputs = {} }) => {
        hooked.push(await secrecyOf(newOutputs.token));
      });
      const room = new daily.Room("standup", { privacy: "private" });
      const bot = new daily.MeetingToken(
        "bot",
        {
          roomName: room.name,
          userName: pulumi.secret(USER),
          permissions: { canReceive: { byUserId: pulumi.secret({ [SENDER]: false }) } },
          expiresIn: "24h",
          renewBefore,
        },
        { hooks: { afterCreate: [look], afterUpdate: [look] } },
      );
      return { token: bot.token, joinUrl: bot.joinUrl };
    },
    { tapped: true },
  );
  const expectNoLeaks = async () => {
    const secrets = [life.emulator.apiKey, ...secretArguments, ...life.tap.tokens];
    expect(secrets.length).toBeGreaterThan(1 + secretArguments.length);
    const exported = { place: "stack export", text: await life.stack.exported() };
    expect(leaksIn([...life.stack.evidence, exported], secrets)).toEqual([]);
  };

  test("when the token is made; a hook gets it as a secret output", async () => {
    expect(errorsOf(await life.stack.preview({ diff: true }))).toEqual([]);
    const run = await life.stack.up({ diff: true });
    expect(errorsOf(run)).toEqual([]);
    expect(hooked).toEqual(["a secret output"]);
    expect(await life.stack.exported()).toContain("ciphertext");
    await expectNoLeaks();
  });

  test("again: an update and a refresh change nothing", async () => {
    const before = await life.stack.decryptedState();
    expect(errorsOf(await life.stack.up({ expectNoChanges: true }))).toEqual([]);
    expect(errorsOf(await life.stack.refresh({ expectNoChanges: true }))).toEqual([]);
    expect(errorsOf(await life.stack.up({ expectNoChanges: true }))).toEqual([]);
    expect(await life.stack.decryptedState()).toBe(before);
    await expectNoLeaks();
  });

  test("when it is updated in place", async () => {
    hooked = [];
    renewBefore = "6h";
    const run = await life.stack.up({ diff: true });
    expect(run.operations).toEqual({ standup: "same", bot: "update" });
    expect(hooked).toEqual(["a secret output"]);
    await expectNoLeaks();
  });

  test("when it is destroyed", async () => {
    expect(errorsOf(await life.stack.destroy())).toEqual([]);
    await expectNoLeaks();
  });
});

describe("a message of a check, under a transform", () => {
  const SECRET = "a-value-that-is-nobodys-business";
  let change: (props: Props) => Props = asGiven;
  const life = walk(async () => {
    kinds.registerStackTransformation((props) => ("expiresIn" in props ? change(props) : props));
    new daily.MeetingToken("bot", { roomName: "standup", expiresIn: "24h", lang: "fx" as "fr" });
  });
  const MAY_BE = "lang is not valid. It may be secret, since a transform set it, so that no more is shown here;";

  test.each<[string, (props: Props) => Props, string]>([
    ["that leaves the argument as it is, tells its value", (props) => ({ ...props, userName: "Bot" }), 'lang is "fx";'],
    ["that makes it secret, does not", (props) => ({ ...props, lang: pulumi.secret(SECRET) }), MAY_BE],
    ["that drops the hints, does not", (props) => withoutHints({ ...props, lang: pulumi.secret(SECRET) }), MAY_BE],
  ])("%s", async (_, transform, told) => {
    change = transform;
    const run = await life.stack.preview();
    expect(run.ok).toBe(false);
    expect(run.output).toContain(told);
    expect(leaksIn(life.stack.evidence, [SECRET])).toEqual([]);
  });
});

async function secrecyOf(value: unknown): Promise<string> {
  if (!pulumi.Output.isInstance(value)) return typeof value;
  return (await pulumi.isSecret(value)) ? "a secret output" : "an output";
}
