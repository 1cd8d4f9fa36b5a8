import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attemptNotes } from "../../../provider/src/engine/attemptNotes";
import type { Attempt } from "../../../provider/src/lifecycle";

let home: string;
const given = process.env.PULUMI_HOME;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "pulumi-home-"));
  process.env.PULUMI_HOME = home;
});
afterEach(() => {
  rmSync(home, { recursive: true });
  if (given === undefined) delete process.env.PULUMI_HOME;
  else process.env.PULUMI_HOME = given;
});

const folder = () => join(home, "pulumi-daily", "attempts");
const files = () => (existsSync(folder()) ? readdirSync(folder()).map((name) => join(folder(), name)) : []);
const attempt: Attempt = { name: "standup", at: 1_893_456_000, roomId: "1" };

test("what is kept for a resource is there for the next process, and for no other resource", () => {
  expect(attemptNotes("standup").all()).toEqual([]);
  attemptNotes("standup").keep([attempt]);
  expect(attemptNotes("standup").all()).toEqual([attempt]);
  expect(attemptNotes("retro").all()).toEqual([]);
});

test("when nothing is kept there is no file", () => {
  attemptNotes("standup").keep([]);
  expect(files()).toEqual([]);
  attemptNotes("standup").keep([attempt]);
  expect(files()).toHaveLength(1);
  attemptNotes("standup").keep([]);
  expect(files()).toEqual([]);
});

test("only its owner may read it", () => {
  attemptNotes("standup").keep([attempt]);
  expect(files().map((file) => statSync(file).mode & 0o777)).toEqual([0o600]);
});

test("a note of more than a week ago goes when another is made", () => {
  const daysAgo = (days: number) => Date.now() / 1_000 - days * 86_400;
  for (const days of [6, 8]) {
    attemptNotes(`${days} days ago`).keep([attempt]);
    const newest = files().find((file) => Date.now() - statSync(file).mtimeMs < 3_600_000) as string;
    utimesSync(newest, daysAgo(days), daysAgo(days));
  }
  attemptNotes("now").keep([attempt]);
  expect(attemptNotes("6 days ago").all()).toEqual([attempt]);
  expect(attemptNotes("8 days ago").all()).toEqual([]);
});

test("a resource that cannot be told from others is not remembered", () => {
  attemptNotes(undefined).keep([attempt]);
  expect(attemptNotes(undefined).all()).toEqual([]);
  expect(files()).toEqual([]);
});

test("a note that cannot be read is none", () => {
  attemptNotes("standup").keep([attempt]);
  for (const text of ["", "[{", "null", '{"name":"standup"}', '[1, {"name":2}]']) {
    writeFileSync(files()[0] as string, text);
    expect(attemptNotes("standup").all()).toEqual([]);
  }
});

test("where nothing can be written, an update goes on without notes", () => {
  const file = join(home, "file");
  writeFileSync(file, "");
  process.env.PULUMI_HOME = file;
  attemptNotes("standup").keep([attempt]);
  expect(attemptNotes("standup").all()).toEqual([]);
});
