import { roomOutputs } from "../../../../provider/src/lifecycle/room/outputs";
import { roomAnswer } from "../../support/fakes";

/** What an answer's config tells of how to call the room, if the program declares that. */
function phoneOf(declared: object, config: object) {
  const { sipUri, dialinCode } = roomOutputs({ ...declared }, roomAnswer({ config: { ...config } }));
  return { sipUri, dialinCode };
}

const sip = { displayName: "Studio" };
const dialin = { displayName: "Studio" };
const endpoint = "standup@sip.daily.co";

test.each<[string, object, object, object]>([
  ["where Daily tells it", { sip }, { sip_uri: { endpoint } }, { sipUri: { endpoint } }],
  [
    "with further endpoints",
    { sip },
    { sip_uri: { endpoint, extra_endpoints: ["b"] } },
    { sipUri: { endpoint, extraEndpoints: ["b"] } },
  ],
  ["not where Daily tells nothing", { sip, dialin }, {}, {}],
  ["not where it is of another kind", { sip }, { sip_uri: "x" }, {}],
  ["not where a part of it is of another kind", { sip }, { sip_uri: { endpoint: 5 } }, {}],
  ["not where it is not declared", {}, { sip_uri: { endpoint }, dialin_code: "1234" }, {}],
  ["as text, whatever Daily tells it as", { dialin }, { dialin_code: 1234 }, { dialinCode: "1234" }],
])("how to call a room is told: %s", (_, declared, config, expected) => {
  expect(phoneOf(declared, config)).toEqual({ sipUri: undefined, dialinCode: undefined, ...expected });
});

test("what Daily does not have any more of what is declared is not in the state", () => {
  const outputs = roomOutputs(
    { otherProperties: { some_new_thing: 1, another: 2 } },
    roomAnswer({ config: { another: 2 } }),
    [],
  );
  expect(outputs.otherProperties).toStrictEqual({ another: 2 });
});

test("what Daily did not reset is kept in mind only while it is there and nobody declares it", () => {
  const notReset = ["geo", "rtmpGeo"];
  const there = roomAnswer({ config: { geo: "eu-west-2" } });
  expect(roomOutputs({ notReset }, there).notReset).toEqual(["geo"]);
  expect(roomOutputs({ notReset, geo: "eu-west-2" }, there)).not.toHaveProperty("notReset");
});
