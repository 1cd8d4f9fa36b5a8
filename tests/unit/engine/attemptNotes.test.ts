import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
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
const NOW = 1_893_456_000;
const attempt: Attempt = { name: "standup", generated: false, at: NOW };
const notesOf = (declaration: string | undefined) => attemptNotes(declaration, () => NOW);

test("what is kept for a resource is there for the next process, and for no other resource", () => {
  expect(notesOf("standup").all()).toEqual([]);
  notesOf("standup").keep([attempt]);
  expect(notesOf("standup").all()).toEqual([attempt]);
  expect(notesOf("retro").all()).toEqual([]);
});

test("one that begins is kept beside the others, with its time", () => {
  const { name, generated } = attempt;
  notesOf("standup").keep([{ ...attempt, at: 1 }]);
  notesOf("standup").begin({ name, generated });
  expect(notesOf("standup").all()).toEqual([{ ...attempt, at: 1 }, attempt]);
});

test("when nothing is kept there is no file", () => {
  notesOf("standup").keep([]);
  expect(files()).toEqual([]);
  notesOf("standup").keep([attempt]);
  expect(files()).toHaveLength(1);
  notesOf("standup").keep([]);
  expect(files()).toEqual([]);
});

test("only its owner may read it", () => {
  notesOf("standup").keep([attempt]);
  expect(files().map((file) => statSync(file).mode & 0o777)).toEqual([0o600]);
});

test("a note of more than a week ago goes when another is made", () => {
  mkdirSync(folder(), { recursive: true });
  for (const days of [6, 8]) {
    const file = join(folder(), `${days}.json`);
    writeFileSync(file, "[]");
    utimesSync(file, Date.now() / 1_000 - days * 86_400, Date.now() / 1_000 - days * 86_400);
  }
  notesOf("standup").keep([attempt]);
  expect(files()).toHaveLength(2);
  expect(files()).toContain(join(folder(), "6.json"));
  expect(notesOf("standup").all()).toEqual([attempt]);
});

test("a resource that cannot be told from others is not remembered", () => {
  notesOf(undefined).begin(attempt);
  notesOf(undefined).keep([attempt]);
  expect(notesOf(undefined).all()).toEqual([]);
  expect(files()).toEqual([]);
});

test("a note that cannot be read is none", () => {
  notesOf("standup").keep([attempt]);
  for (const text of ["", "[{", "null", '{"name":"standup"}', '[1, {"name":2}]', '[{"name":"standup","at":1}]']) {
    writeFileSync(files()[0] as string, text);
    expect(notesOf("standup").all()).toEqual([]);
  }
});

test("where nothing can be written, an update goes on without notes", () => {
  const file = join(home, "file");
  writeFileSync(file, "");
  process.env.PULUMI_HOME = file;
  notesOf("standup").keep([attempt]);
  expect(notesOf("standup").all()).toEqual([]);
});
