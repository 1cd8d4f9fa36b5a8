import { parseBenchArguments } from "../../../scripts/bench/arguments";
import { checkedBounds } from "../../../scripts/bench/bounds";
import { barWidth, chartOf } from "../../../scripts/bench/chart";
import { inTurn } from "../../../scripts/bench/comparison";
import { ratiosOf, stackFiguresOf } from "../../../scripts/bench/figures";
import { rateOf, refusedPercent } from "../../../scripts/bench/measures/pace";
import { median, rotated, spreadOf } from "../../../scripts/bench/spread";
import { eachCommand, type Round } from "../../../scripts/bench/stacks";
import { figuresTables } from "../../../scripts/bench/tables";

const round = (ms: number, stateBytes: number, peakMemory?: number): Round => ({
  ms: eachCommand(() => ms),
  cpuMs: undefined,
  stateBytes,
  peakMemory,
});

/** Medians: 8 s, 2 s and 4 s. */
const stack = stackFiguresOf(
  200,
  new Map([
    ["handWritten", [round(9_000, 6_000), round(8_000, 6_000), round(7_000, 6_000)]],
    ["smallestSigning", [round(4_000, 3_000), round(4_000, 3_000), round(4_000, 3_000)]],
    ["set", [round(1_000, 390, 3 * 1024 ** 2), round(2_000, 390, 1024 ** 2), round(9_000, 390, 2 * 1024 ** 2)]],
  ]),
);

/** In rounds of 8 s that took so much CPU time. */
const withCpu = (cpuMs: number, stateBytes: number) => [
  { ...round(8_000, stateBytes), cpuMs: eachCommand(() => cpuMs) },
];

describe("the figures of a run", () => {
  test("are medians with the least and the most", () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(spreadOf([1.26], 1)).toEqual({ median: 1.3, min: 1.3, max: 1.3 });
  });

  test("are put together by count and program", () => {
    expect(stack.rounds).toBe(3);
    expect(stack.variants.set).toEqual({
      ms: eachCommand(() => ({ median: 2_000, min: 1_000, max: 9_000 })),
      stateBytes: 390,
      peakMemoryMb: { median: 2, min: 1, max: 3 },
    });
    expect(stack.variants.handWritten).not.toHaveProperty("peakMemoryMb");
  });

  test("are compared with those of each peer that was run", () => {
    const ratios = ratiosOf(stack).map(({ name, peer, ms, stateBytes }) => [name, peer, ms.up, stateBytes]);
    expect(ratios).toEqual([
      ["set", "handWritten", 0.25, 0.065],
      ["set", "smallestSigning", 0.5, 0.13],
    ]);
  });

  test("are held against what has to hold", () => {
    const checked = checkedBounds({ stacks: [stack] }).map(({ says, ...rest }) => [says.split(":")[0], rest]);
    expect(checked).toEqual([
      ["up of 200", { atMost: 0.4, measured: 0.5 }],
      ["unchanged of 200", { atMost: 0.75, measured: 0.5 }],
      ["state of 200", { atMost: 0.08, measured: 0.065 }],
    ]);
  });

  test("say what the plugin's CPU time is to that of the dynamic provider", () => {
    const results = [["token", withCpu(4_000, 2_000)] as const, ["tokenNative", withCpu(3_000, 1_500)] as const];
    const checked = checkedBounds({ stacks: [stackFiguresOf(200, new Map(results))] });
    expect(checked.map(({ says, atMost, measured }) => [says.split(":")[0], atMost, measured])).toEqual([
      ["state of 200", 0.85, 0.75],
      ...["preview", "up", "unchanged", "refresh"].map((command) => [`CPU time of ${command} of 200`, 1, 0.75]),
    ]);
  });
});

test("ways to do the same are measured in turn, each first once", async () => {
  const order: string[] = [];
  const way = (name: string, figure: number) => () => {
    order.push(name);
    return figure;
  };
  const rows = await inTurn(2, { a: way("a", 1), b: way("b", 2) });
  expect(order).toEqual(["a", "b", "b", "a"]);
  expect(rows).toEqual([
    { says: "a", measured: { median: 1, min: 1, max: 1 } },
    { says: "b", measured: { median: 2, min: 2, max: 2 } },
  ]);
  expect(rotated([1, 2, 3], 4)).toEqual([2, 3, 1]);
});

test("a pace is that of the requests that were not refused", () => {
  const request = (ms: number, status: number) => ({ ms, status }) as Parameters<typeof rateOf>[0][number];
  const requests = [request(0, 200), request(50, 429), request(100, 200), request(200, 200)];
  expect(rateOf(requests)).toBe(10);
  expect(refusedPercent(requests)).toBe(25);
});

describe("the chart", () => {
  test("has a bar for each program, in the order of its list, with its seconds", () => {
    const chart = chartOf({ stacks: [stack] });
    expect([...chart.matchAll(/<rect x[^>]*width="(\d+)".*<text x="\d+">([\d.]+)/g)].map(([, ...of]) => of)).toEqual([
      [String(barWidth(8, 2, 8)), "8.0"],
      [String(barWidth(4, 2, 8)), "4.0"],
      [String(barWidth(2, 2, 8)), "2.0"],
    ]);
    expect(chart).toContain(">200 tokens<");
  });

  test("has equal steps for equal factors", () => {
    const [two, four, eight] = [2, 4, 8].map((seconds) => barWidth(seconds, 2, 8)) as [number, number, number];
    expect(four - two).toBe(eight - four);
    expect(barWidth(3, 3, 3)).toBe(eight);
  });
});

test("the tables have each figure with its spread, and each ratio", () => {
  const figures = {
    date: "2026-11-26",
    command: "npm run bench",
    machine: { processor: "a", cores: 2, platform: "linux" },
    node: "v20",
    engine: "3",
    stacks: [stack],
    comparisons: [
      {
        says: "Signing",
        unit: "tokens a second" as const,
        rows: [
          { says: "one", measured: spreadOf([10, 12, 11]) },
          { says: "other", measured: spreadOf([22]) },
        ],
      },
    ],
  };
  const text = figuresTables(figures);
  expect(text).toContain("| 2.00 (1.00–9.00) |");
  expect(text).toMatch(/\| 0\.25 \| 0\.25 \| 0\.25 \| 0\.25 \| 0\.25 \| 0\.07 \|/);
  expect(text).toContain("| one | 11 (10–12) | 1.00 |\n| other | 22 | 2.00 |");
});

describe("the command line", () => {
  test("names counts, rounds for each of them, and what is to be run", () => {
    const parsed = parseBenchArguments(["--counts", "50,200", "--rounds", "5,3", "--only", "set,pace", "--json", "x"]);
    expect(parsed).toEqual({
      stacks: [
        { count: 50, rounds: 5 },
        { count: 200, rounds: 3 },
      ],
      variants: ["set"],
      measures: ["pace"],
      jsonFile: "x",
      command: "npm run bench -- --counts 50,200 --rounds 5,3 --only set,pace",
    });
    expect(parseBenchArguments(["--counts", "1,2", "--rounds", "4"]).stacks.map(({ rounds }) => rounds)).toEqual([
      4, 4,
    ]);
  });

  test.each([
    [["--counts", "0"], "--counts 0: give whole numbers above 0."],
    [["--counts", "1,2,3", "--rounds", "1,2"], "--rounds 1,2 does not fit --counts 1,2,3."],
    [["--only", "nothing"], "--only: there is no nothing."],
  ])("%j is refused", (args, message) => {
    expect(() => parseBenchArguments(args)).toThrow(message);
  });
});
