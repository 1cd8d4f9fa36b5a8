import { shareInFlight } from "../../../provider/src/daily/inFlight";
import { FakeClock } from "./fakes";

function deferred(keepMs = 0) {
  const clock = new FakeClock();
  const asked: { key: string; answer: (value: string) => void; fail: (error: Error) => void }[] = [];
  const share = shareInFlight(
    (key: string) =>
      new Promise<string>((answer, fail) => {
        asked.push({ key, answer, fail });
      }),
    { clock, keepMs: (answer) => (answer === "not kept" ? 0 : keepMs) },
  );
  return { asked, share, clock };
}

test("calls for the same thing share one answer while it is under way", async () => {
  const { asked, share } = deferred();
  const both = [share("a"), share("a")];
  asked[0]?.answer("x");
  expect(await Promise.all(both)).toEqual(["x", "x"]);
  expect(asked).toHaveLength(1);
});

test("calls for different things do not", () => {
  const { asked, share } = deferred();
  share("a");
  share("b");
  expect(asked.map(({ key }) => key)).toEqual(["a", "b"]);
});

test("a later call asks anew", async () => {
  const { asked, share } = deferred();
  const first = share("a");
  asked[0]?.answer("x");
  await first;
  const second = share("a");
  asked[1]?.answer("y");
  expect(await second).toBe("y");
});

test("a failure is shared too, and not kept", async () => {
  const { asked, share } = deferred();
  const both = [share("a"), share("a")];
  asked[0]?.fail(new Error("no"));
  for (const result of await Promise.allSettled(both)) expect(result.status).toBe("rejected");
  const later = share("a");
  asked[1]?.answer("y");
  expect(await later).toBe("y");
});

test("what is forgotten is not shared any more, and does not spoil what came after it", async () => {
  const { asked, share } = deferred();
  const before = share("a");
  share.forget("a");
  const after = share("a");
  asked[0]?.answer("old");
  expect(await before).toBe("old");
  const withAfter = share("a");
  asked[1]?.answer("new");
  expect(await Promise.all([after, withAfter])).toEqual(["new", "new"]);
  expect(asked).toHaveLength(2);
});

describe("an answer that is kept", () => {
  test("is good for others until its time is over", async () => {
    const { asked, share, clock } = deferred(1_000);
    const first = share("a");
    asked[0]?.answer("x");
    await first;
    await clock.pass(999);
    expect(await share("a")).toBe("x");
    await clock.pass(1);
    share("a");
    expect(asked).toHaveLength(2);
  });

  test("is asked for anew once it is forgotten", async () => {
    const { asked, share } = deferred(1_000);
    const first = share("a");
    asked[0]?.answer("x");
    await first;
    share.forget("a");
    share("a");
    expect(asked).toHaveLength(2);
  });

  test("may be one that is not worth keeping", async () => {
    const { asked, share } = deferred(1_000);
    const first = share("a");
    asked[0]?.answer("not kept");
    await first;
    share("a");
    expect(asked).toHaveLength(2);
  });

  test("is no failure", async () => {
    const { asked, share } = deferred(1_000);
    const first = share("a");
    asked[0]?.fail(new Error("no"));
    await expect(first).rejects.toThrow("no");
    share("a");
    expect(asked).toHaveLength(2);
  });
});
