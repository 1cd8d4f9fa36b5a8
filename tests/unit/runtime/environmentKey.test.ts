import { WrongDomain } from "../../../provider/src/lifecycle";
import { Configuration } from "../../../provider/src/runtime/configuration";
import { obstacleToRoom, obstacleToToken, withKeyThatWorks } from "../../../provider/src/runtime/environmentKey";
import { failing, failure, fakeClient, recordedLog, roomAnswer } from "../support/fakes";
import { DOMAIN_ID, selfSigned } from "../support/vectors";

const both = new Configuration((key) => (key === "daily:apiKey" ? "refused" : undefined), { DAILY_API_KEY: "other" });
const none = async () => undefined;
const clientOf = () => fakeClient({});

/** The keys that a step was tried with; it fails with the configured one. */
function step(error: Error = failure({ code: "auth", status: 401 })) {
  const keys: string[] = [];
  const run = async (configuration: Configuration) => {
    keys.push(configuration.apiKey().apiKey);
    if (configuration === both) throw error;
    return "done";
  };
  return { keys, run };
}

test("a key that is refused is stood in for, and that is said", async () => {
  const { keys, run } = step();
  const log = recordedLog();
  expect(await withKeyThatWorks(both, { log, clientOf }, none, run)).toBe("done");
  expect(keys).toEqual(["refused", "other"]);
  expect(log.lines).toEqual([
    "info: The API key from daily:apiKey is refused or another account's: DAILY_API_KEY is used in its place.",
  ]);
});

test("a key of another account is stood in for too", async () => {
  const { keys, run } = step(new WrongDomain("The API key belongs to another."));
  expect(await withKeyThatWorks(both, { log: recordedLog(), clientOf }, none, run)).toBe("done");
  expect(keys).toEqual(["refused", "other"]);
  const failed = withKeyThatWorks(both, { log: recordedLog(), clientOf }, async () => "it is too.", run);
  await expect(failed).rejects.toThrow(
    new WrongDomain("The API key belongs to another. DAILY_API_KEY was tried in its place: it is too."),
  );
});

test.each(["forbidden", "not-found", "timeout", "network", "unavailable"] as const)(
  "%s is no such refusal",
  async (code) => {
    const { keys, run } = step(failure({ code }));
    await expect(withKeyThatWorks(both, { log: recordedLog(), clientOf }, none, run)).rejects.toMatchObject({ code });
    expect(keys).toEqual(["refused"]);
  },
);

test.each([
  ["is another thing's", async () => "it is another's.", "it is another's."],
  ["is refused as well", failing({ code: "auth", status: 401 }), "Daily refused the API key"],
  ["cannot be tried", failing({ code: "timeout" }), "Daily did not answer in time"],
])("a key that %s does nothing", async (_, obstacle, said) => {
  const { keys, run } = step();
  const failed = withKeyThatWorks(both, { log: recordedLog(), clientOf }, obstacle, run);
  await expect(failed).rejects.toMatchObject({ code: "auth" });
  await expect(failed).rejects.toThrow(`DAILY_API_KEY was tried in its place: ${said}`);
  expect(keys).toEqual(["refused"]);
});

test("a defect is told as one", async () => {
  const broken = async () => {
    throw new RangeError("a bug");
  };
  await expect(withKeyThatWorks(both, { log: recordedLog(), clientOf }, broken, step().run)).rejects.toThrow(
    new RangeError("a bug"),
  );
});

test("a room is the state's by its id alone", async () => {
  const { id } = roomAnswer();
  const obstacle = (roomId: string | undefined) => obstacleToRoom("standup", { roomId })(fakeClient());
  expect(await obstacle(id)).toBeUndefined();
  for (const refused of [obstacle("another"), obstacle(undefined)]) {
    expect(await refused).toBe('it leads to no room "standup" with the id that the state has.');
  }
  const missing = obstacleToRoom("standup", {})(fakeClient({ getRoom: async () => undefined }));
  expect(await missing).toBe('it leads to no room "standup" with the id that the state has.');
});

test("a token is of the domain that it names itself", async () => {
  const at = (domainId: string) => fakeClient({ getDomain: async () => ({ domainId, domainName: "acme" }) });
  expect(await obstacleToToken({ token: selfSigned.token })(at(DOMAIN_ID))).toBeUndefined();
  for (const refused of [
    obstacleToToken({ token: selfSigned.token })(at("another")),
    obstacleToToken({})(at(DOMAIN_ID)),
  ]) {
    expect(await refused).toBe('it is a key of the domain "acme", and the token is of another.');
  }
});
