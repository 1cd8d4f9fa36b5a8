import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { signMeetingToken } from "pulumi-daily/token";
import { adapters } from "../support/adapters";
import { settled } from "../support/settled";

const domainId = "25df5057-ef0d-4d97-bde6-0cf287276cbb";
const jwt = signMeetingToken({ roomName: "lobby" }, { apiKey: "no-real-key", domainId });

/** What the mocks were told of each resource, by its name. */
const declared = new Map<string, Record<string, unknown>>();

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => {
      declared.set(name, inputs);
      const rooms = { lobby: { url: "https://acme.daily.co/lobby" } };
      return { id: `${name}-id`, state: { ...inputs, tokens: { ada: jwt }, rooms } };
    },
    call: () => ({}),
  }),
);

describe.each(adapters)("in a program's own tests, with Pulumi's mocks (%s)", (adapter, { MeetingTokenSet }) => {
  test("a set is told what the program gave, and has its tokens and the ways in made of them", async () => {
    const team = new MeetingTokenSet(adapter, {
      roomName: "lobby",
      expiresIn: "24h",
      tokens: { ada: { isOwner: true } },
    });
    expect(await settled(team.tokens)).toEqual({ ada: jwt });
    expect(await settled(team.joinUrls)).toEqual({ ada: `https://acme.daily.co/lobby?t=${jwt}` });
    expect(await pulumi.isSecret(team.joinUrls)).toBe(true);
    expect(declared.get(adapter)).toMatchObject({
      roomName: "lobby",
      expiresIn: "24h",
      tokens: { ada: { isOwner: true } },
    });
  });
});

/** Of the plugin's classes the plugin itself refuses it. */
describe("a name that would be shown", () => {
  async function failuresOf(...sets: readonly string[]): Promise<string[]> {
    const program = `
      const pulumi = require("@pulumi/pulumi");
      const daily = require("pulumi-daily");
      const said = new Set();
      process.on("unhandledRejection", ({ message }) => said.add(message));
      process.on("exit", () => console.log([...said].join("\\n")));
      pulumi.runtime.setMocks({ newResource: () => ({ id: "id", state: {} }), call: () => ({}) });
      const output = (value) => pulumi.output(value);
      const secret = (value) => pulumi.secret(value);
      [${sets.join(", ")}].forEach((args, index) => new daily.MeetingTokenSet("team" + index, args));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { cwd: __dirname }).catch(
      (error: { stdout: string }) => error,
    );
    return stdout.trim().split("\n");
  }

  test("is refused where it is secret", async () => {
    const said = await failuresOf(
      "{ tokens: { ada: { roomName: secret('lobby') } } }",
      "{ tokens: { bot: secret({ roomName: 'lobby' }) } }",
      "{ tokens: secret({ ada: {} }) }",
    );
    for (const [index, path] of ["tokens.ada.roomName", "tokens.bot.roomName", "tokens"].entries()) {
      const refusal = `MeetingTokenSet "team${index}": ${path} is secret, but Pulumi shows it: `;
      expect(said).toContainEqual(expect.stringContaining(refusal));
    }
  });

  test("is taken where something else is secret, or nothing is; and what is no object is left to the check", async () => {
    const said = await failuresOf(
      "{ roomName: 'lobby', tokens: { ada: secret({ userName: 'Ada' }), bot: { userName: secret('Bot') } } }",
      "{ tokens: { ada: output({ roomName: 'lobby' }), bot: { roomName: output('lobby') } } }",
      "{ tokens: { ada: null, bot: 'lobby' } }",
      "{ tokens: [{}] }",
    );
    expect(said).toEqual([""]);
  });
});
