import { describeClient, fetched, NotToBeHad } from "./support.js";

/** What `fetched` throws where a command says this and fails. */
function failure(says: string): unknown {
  const program = `console.error(${JSON.stringify(says)}); process.exit(1)`;
  return thrown(() => fetched(process.execPath, ["-e", program], __dirname));
}

function thrown(call: () => void): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

test("a client whose language is missing is skipped", () => {
  const error = thrown(() => fetched("no-such-language", [], __dirname));
  expect(error).toBeInstanceOf(NotToBeHad);
  expect(error).toMatchObject({ message: "no no-such-language" });
});

test.each([
  "npm error code ECONNREFUSED",
  "npm error code ENOTFOUND",
  "WARNING: Retrying after connection broken by 'NewConnectionError('...: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')'",
  "  [6] Could not resolve hostname (Could not resolve host: nowhere.invalid)",
  "  [7] Could not connect to server (Failed to connect to 127.0.0.1 port 9)",
])("without a network it is skipped: %s", (says) => {
  expect(failure(says)).toBeInstanceOf(NotToBeHad);
});

test.each([
  "npm error code E404",
  "ERROR: No matching distribution found for pipecat-ai==1.14.0",
  "error: rustc 1.70.0 is not supported by the following package",
])("whatever else is wrong fails: %s", (says) => {
  expect(failure(says)).toBeInstanceOf(Error);
  expect(failure(says)).not.toBeInstanceOf(NotToBeHad);
});

test("a command that succeeds is no failure", () => {
  expect(thrown(() => fetched(process.execPath, ["-e", ""], __dirname))).toBeUndefined();
});

test("a failure is not taken for a reason to skip", () => {
  const broken = () => {
    throw new Error("npm error code E404");
  };
  expect(() => describeClient("a broken client", broken, () => undefined)).toThrow("npm error code E404");
});
