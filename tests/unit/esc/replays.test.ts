import { SeenIds } from "../../../provider/src/esc/replays";

const NOW = 1_893_456_000;

const [BOTS, OPS] = [{}, {}];

/** As a request uses it. */
const use = (seen: SeenIds, jti: string, until: number, now: number, grant: object = BOTS) => {
  seen.refuseUsed(grant, { jti, until }, now);
  seen.remember(grant, { jti, until }, now);
};

test("an id is used once, until its JWT is refused anyway", () => {
  const seen = new SeenIds();
  use(seen, "one", NOW + 10, NOW);
  use(seen, "two", NOW + 10, NOW);
  expect(() => use(seen, "one", NOW + 10, NOW + 9)).toThrow(
    "The JWT has been used before: each request needs its own.",
  );
  expect(() => use(seen, "one", NOW + 20, NOW + 10)).not.toThrow();
});

test("an id whose JWT is refused by now is not used at all: it would be forgotten at once", () => {
  const seen = new SeenIds();
  expect(() => use(seen, "one", NOW + 10, NOW + 10)).toThrow("The JWT has expired");
  expect(() => use(seen, "one", NOW + 10, NOW + 11)).toThrow("The JWT has expired");
});

test("when no more ids can be remembered none is forgotten: the next is refused until one has passed", () => {
  const seen = new SeenIds();
  for (let id = 0; id < 100_000; id++) use(seen, String(id), NOW + 100 + (id % 2), NOW);
  expect(() => use(seen, "another", NOW + 100, NOW)).toThrow(
    expect.objectContaining({
      status: 503,
      code: "rate-limited",
      message:
        "The adapter remembers 100000 JWTs of this grant that have not expired, and takes no more until one has. Open the environments less often.",
    }),
  );
  expect(() => use(seen, "1", NOW + 200, NOW)).toThrow("used before");
  // Whoever has filled it is alone with that.
  use(seen, "of another grant", NOW + 100, NOW, OPS);
  use(seen, "another", NOW + 200, NOW + 100);
  expect(() => use(seen, "1", NOW + 200, NOW + 100)).toThrow("used before");
});
