import { getRooms, Room, type RoomProperties as RoomSettings } from "pulumi-daily";
import { type PropertyTable, roomProperties as table } from "pulumi-daily/properties";
import { asAccount } from "../support/asAccount";
import { oneRoom } from "../support/oneRoom";
import { ahead, bucket, roomValues as values } from "../support/roomValues";
import { steps } from "../support/steps";
import { walk } from "../support/walk";

type RoomProperties = Omit<RoomSettings, "otherProperties">;

const names = Object.keys(values) as (keyof RoomProperties)[];
const each = <T>(value: T) => Object.fromEntries(names.map((name) => [name, value]));
type Step = (name: keyof RoomProperties) => RoomProperties;
const end = ahead(30);
/** What a property does not do without. */
const beside = (name: keyof RoomProperties): RoomProperties => (name === "dialin" ? { exp: end } : {});
const first: Step = (name) => ({ [name]: values[name][0], ...beside(name) });
const second: Step = (name) => ({ [name]: values[name][1], ...beside(name) });
const none: Step = beside;

describe("each of Daily's room properties, in a room of its own", () => {
  steps();
  let declared = first;
  const world = walk(
    async () => {
      for (const name of names) new Room(name, declared(name));
    },
    { config: { "daily:requestPacing": "false" } },
  );

  /** What differs from the defaults at Daily, by the resource's name. */
  async function atDaily(): Promise<Record<string, RoomProperties>> {
    const { rooms } = await asAccount(world, () => getRooms());
    return Object.fromEntries(rooms.map(({ name, properties }) => [name.split("-")[0], properties]));
  }

  async function expectQuiet() {
    const refresh = await world.stack.refresh({ expectNoChanges: true });
    expect(refresh.ok).toBe(true);
    expect((await world.stack.preview()).operations).toEqual(each("same"));
  }

  test("is created", async () => {
    const run = await world.stack.up();
    expect(run.operations).toEqual(each("create"));
    expect(await atDaily()).toEqual(Object.fromEntries(names.map((name) => [name, first(name)])));
  });

  test("is quiet where nothing changes", expectQuiet);

  test("is changed in place, by one request that names nothing else", async () => {
    declared = second;
    const before = world.emulator.requests().length;
    const run = await world.stack.up();
    expect(run.operations).toEqual(each("update"));
    const requests = world.emulator.requests({ on: "POST /rooms/:name", after: before });
    const bodies = requests.map(({ method, bodyKeys }) => [method, ...bodyKeys].join(" "));
    const changes = names.map((name) => `POST properties.${table[name].rest}`);
    expect(bodies.sort()).toEqual(changes.sort());
    const changed = await atDaily();
    for (const name of names) expect(changed[name]).toEqual(isDefault(name) ? {} : second(name));
  });

  test("is quiet after the change", expectQuiet);

  test("is quiet where Daily writes its defaults out, too", async () => {
    world.emulator.setSwitches({ fullConfig: true });
    await expectQuiet();
    world.emulator.setSwitches({ fullConfig: false });
  });

  test("goes back to Daily's default where the program no longer declares it", async () => {
    declared = none;
    const run = await world.stack.up();
    expect(run.operations).toEqual(
      Object.fromEntries(names.map((name) => [name, isDefault(name) ? "same" : "update"])),
    );
    expect(await atDaily()).toEqual(Object.fromEntries(names.map((name) => [name, beside(name)])));
  });

  test("is quiet after that", expectQuiet);

  test("is no change where a default is written out", async () => {
    declared = (name) => (isDefault(name) ? second(name) : beside(name));
    expect((await world.stack.preview()).operations).toEqual(each("same"));
  });
});

/** Whether the second value is Daily's default. */
function isDefault(name: keyof RoomProperties): boolean {
  const initial = (table as PropertyTable)[name]?.default;
  return initial !== undefined && initial === values[name][1];
}

describe("a bucket for recordings", () => {
  steps();
  const oracle = {
    storageProvider: "oci",
    bucketName: "ours",
    bucketRegion: "eu-frankfurt-1",
    namespace: "axis",
  } as const;
  const world = oneRoom({});
  const atDaily = async () => (await world.atDaily()).properties.recordingsBucket;

  test("may be Oracle's, which has a namespace and no role, and is quiet then", async () => {
    const args = { recordingsBucket: { ...oracle, allowStreamingFromBucket: true } };
    expect(await world.up(args)).toMatchObject({ ok: true, operations: { standup: "create" } });
    expect(await atDaily()).toEqual(args.recordingsBucket);
    expect((await world.stack.refresh({ expectNoChanges: true })).ok).toBe(true);
    expect((await world.up(args)).operations).toEqual({ standup: "same" });
  });

  test("moves to Amazon's in place, and nothing of Oracle's is left", async () => {
    expect((await world.up({ recordingsBucket: bucket })).operations).toEqual({ standup: "update" });
    expect(await atDaily()).toEqual(bucket);
    expect((await world.up({ recordingsBucket: bucket })).operations).toEqual({ standup: "same" });
  });

  test("is refused before anything is sent, where it lacks what its provider needs", async () => {
    const before = world.emulator.requests().length;
    const { namespace: _, ...nowhere } = oracle;
    const run = await world.preview({ recordingsBucket: nowhere as typeof oracle });
    expect(run.ok).toBe(false);
    expect(run.output).toContain("recordingsBucket.namespace is missing");
    expect(world.emulator.requests({ after: before })).toEqual([]);
  });
});
