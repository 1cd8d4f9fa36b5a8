import { roleTokens } from "../../../provider/src/meetingAccess/roleTokens";
import { componentArguments, later } from "../../../provider/src/native/componentArguments";
import { SECRET_MARK, SIGNATURE_KEY, UNKNOWN_MARKER } from "../../../provider/src/runtime/engineValues";
import { thrownBy } from "../support/errors";

const secret = (value: unknown) => ({ [SIGNATURE_KEY]: SECRET_MARK, value });
const given = (args: Record<string, unknown>) => componentArguments('MeetingAccess "m"', args);
const fault = (args: Record<string, unknown>) => thrownBy(() => given(args)).message;
const tokens = (args: Record<string, unknown>) => roleTokens("m", given(args), later);

test("a room may be left out, and what is null is left out", () => {
  expect(given({ roles: { host: { userName: null } } })).toEqual({ room: {}, roles: { host: {} } });
});

test("what is secret and has no value is left out, and a secret preset is found", () => {
  const args = {
    room: { privacy: secret(null) },
    roles: { host: { userName: secret(null), preset: secret("guest") } },
  };
  expect(given(args)).toEqual({ room: {}, roles: { host: { preset: "guest" } } });
  expect(fault({ roles: { anna: { preset: secret(UNKNOWN_MARKER) } } })).toBe(
    'MeetingAccess "m": roles.anna.preset is not known yet; write its name, such as "host".',
  );
});

test("an argument that there is not is named, with the one that was probably meant", () => {
  expect(fault({ roles: {}, expiresin: "1h" })).toBe(
    'MeetingAccess "m": there is no argument expiresin. Did you mean expiresIn?',
  );
});

test.each([
  [{}, "roles is missing or not an object; give one, such as {}."],
  [{ roles: ["host"] }, "roles is missing or not an object; give one, such as {}."],
  [{ roles: { host: "x" } }, "roles.host is missing or not an object; give one, such as {}."],
  [{ roles: UNKNOWN_MARKER }, "roles is not known yet; give an object. Each of its values may be an output."],
  [{ roles: {}, room: UNKNOWN_MARKER }, "room is not known yet; give an object. Each of its values may be an output."],
])("%j is refused", (args, message) => {
  expect(fault(args)).toBe(`MeetingAccess "m": ${message}`);
});

test("a fault in a secret does not quote it", () => {
  expect(fault({ roles: { host: secret("hidden-text") } })).not.toContain("hidden-text");
});

test("of a secret object each part is secret, but for the room's name, which is shown anyway", () => {
  const args = given({ room: secret({ name: "r", privacy: "public" }), roles: secret({ host: { userName: "Ada" } }) });
  expect(args.room).toEqual({ name: "r", privacy: secret("public") });
  expect(args.roles.host).toEqual({ userName: secret("Ada") });
  expect(tokens({ roles: secret({ ada: { preset: "host" } }) }).ada).toEqual(tokens({ roles: { host: {} } }).host);
});

test("a misspelt role is an error that names the presets; a preset grants what its role is to do", () => {
  expect(thrownBy(() => tokens({ roles: { hots: {} } })).message).toMatch(
    /^MeetingAccess "m": there is no preset for role hots\. Did you mean host\? Set its preset to one of host, guest, /,
  );
  expect(tokens({ roles: { teacher: { preset: "host", isOwner: false } } })).toEqual({
    teacher: { isOwner: false, enableRecording: "cloud" },
  });
  expect(tokens({ roles: { plain: { preset: "none" } } })).toEqual({ plain: {} });
});

test.each([
  ["nothing", {}, { expiresIn: "2h", renewBefore: "1h" }],
  ["its own lifetime", { expiresIn: "1h" }, { expiresIn: "1h" }],
  ["its own end", { exp: 5 }, { exp: 5 }],
  ["no end", { neverExpires: true }, { neverExpires: true }],
  ["no renewal", { renew: false }, { expiresIn: "2h", renew: false }],
])("a role that declares %s shares the component's lifetime accordingly", (_what, role, expected) => {
  const made = tokens({ roles: { r: { preset: "none", ...role } }, expiresIn: "2h", renewBefore: "1h" });
  expect(made.r).toEqual(expected);
});

test("whether a role shares the lifetime is not known before neverExpires is, secret or not", () => {
  expect(later.unless(UNKNOWN_MARKER, "1h")).toBe(UNKNOWN_MARKER);
  expect(later.unless(secret(UNKNOWN_MARKER), "1h")).toBe(UNKNOWN_MARKER);
  expect(later.unless(secret(true), "1h")).toBeUndefined();
  expect(later.unless(secret(false), "1h")).toBe("1h");
});
