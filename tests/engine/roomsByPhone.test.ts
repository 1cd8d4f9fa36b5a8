import { Room } from "pulumi-daily";
import { DAYS } from "../support/clock";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

/** The addresses and the PIN by which a room is called: outputs that only Daily can tell. */
describe("a room that is called by phone", () => {
  steps();
  let displayName = "Desk";
  let calls = true;
  const world = walk(async () => {
    const exp = Math.floor(start / 1_000) + 30 * 86_400;
    const sip = { displayName, sipMode: "dial-in" as const, numEndpoints: 2 };
    const room = new Room("desk", { exp, ...(calls && { sip, dialin: { displayName } }) });
    return { sipUri: room.sipUri, dialinCode: room.dialinCode };
  });
  const start = Date.now();

  const state = () => JSON.stringify(world.stack.state);
  const config = async () => {
    const headers = { authorization: `Bearer ${world.emulator.apiKey}` };
    const answer = await fetch(`${world.emulator.url}/rooms`, { headers });
    const { data } = (await answer.json()) as { data: { name: string; config: Record<string, unknown> }[] };
    return data[0] as { name: string; config: Record<string, unknown> };
  };
  async function expectQuiet() {
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await world.stack.up()).operations).toEqual({ desk: "same" });
  }

  test("tells them, and keeps them secret", async () => {
    expect((await world.stack.up()).ok).toBe(true);
    const { sip_uri, dialin_code } = (await config()).config as {
      sip_uri: { endpoint: string; extra_endpoints: string[] };
      dialin_code: string;
    };
    expect(await world.stack.outputs()).toEqual({
      sipUri: { endpoint: sip_uri.endpoint, extraEndpoints: sip_uri.extra_endpoints },
      dialinCode: dialin_code,
    });
    expect(state()).not.toContain(sip_uri.endpoint);
    expect(state()).not.toContain(sip_uri.extra_endpoints[0]);
    expect(state()).not.toContain(dialin_code);
  });

  test("is quiet in a refresh and a second update", expectQuiet);

  test("shows what was changed by hand, and the next update sets it back", async () => {
    const { name } = await config();
    await fetch(`${world.emulator.url}/rooms/${name}`, {
      method: "POST",
      headers: { authorization: `Bearer ${world.emulator.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ properties: { dialin: { display_name: "Other" } } }),
    });
    const refresh = await world.stack.refresh();
    expect(refresh.operations).toMatchObject({ desk: expect.stringMatching(/update|refresh/) });
    expect((await world.stack.up()).operations).toEqual({ desk: "update" });
    expect((await config()).config.dialin).toEqual({ display_name: "Desk" });
    await expectQuiet();
  });

  test("keeps them through a change, and loses them with what they belong to", async () => {
    displayName = "Front desk";
    world.clock.advance(1 * DAYS);
    expect((await world.stack.up()).operations).toEqual({ desk: "update" });
    expect((await world.stack.outputs()).dialinCode).toEqual((await config()).config.dialin_code);
    calls = false;
    expect((await world.stack.up()).operations).toEqual({ desk: "update" });
    expect(await world.stack.outputs()).toEqual({});
    await expectQuiet();
  });
});
