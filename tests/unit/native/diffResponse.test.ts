import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { toDiffResponse } from "../../../provider/src/native/diffResponse";

const { Kind } = PropertyDiff;
const { DiffChanges } = DiffResponse;
const update = (...because: string[]) => ({ kind: "update", because }) as const;
const replace = (deleteFirst: boolean, ...because: string[]) =>
  ({ kind: "replace", because, renews: false, deleteFirst }) as const;

/** What the response says of a property. */
const detail = (response: DiffResponse, name: string) => {
  const found = response.getDetaileddiffMap().get(name);
  return { kind: found?.getKind(), inputDiff: found?.getInputdiff() };
};

test("no difference names nothing", () => {
  const response = toDiffResponse({ kind: "none" }, { before: { a: 1 }, after: { a: 2 } });
  expect(response.getChanges()).toBe(DiffChanges.DIFF_NONE);
  expect(response.getDiffsList()).toEqual([]);
  expect(response.getDetaileddiffMap().getLength()).toBe(0);
});

test.each([
  ["added", {}, { a: 1 }, Kind.ADD, Kind.ADD_REPLACE],
  ["removed", { a: 1 }, {}, Kind.DELETE, Kind.DELETE_REPLACE],
  ["changed", { a: 1 }, { a: [2] }, Kind.UPDATE, Kind.UPDATE_REPLACE],
])("an argument that is %s is a difference of inputs", (_what, before, after, updates, replaces) => {
  const given = { before, after };
  const updated = toDiffResponse(update("a"), given);
  expect(updated.getChanges()).toBe(DiffChanges.DIFF_SOME);
  expect(updated.getReplacesList()).toEqual([]);
  expect(detail(updated, "a")).toEqual({ kind: updates, inputDiff: true });
  expect(detail(toDiffResponse(replace(false, "a"), given), "a")).toEqual({ kind: replaces, inputDiff: true });
});

test("drift is read in the state: the argument is the same", () => {
  const response = toDiffResponse(update("a"), { before: { a: { b: 5 } }, after: { a: { b: 5 } } });
  expect(detail(response, "a")).toEqual({ kind: Kind.UPDATE, inputDiff: false });
});

test("an output that a replacement changes, such as the deadline, is no argument", () => {
  const response = toDiffResponse(replace(false, "expiresAt"), { before: {}, after: {} });
  expect(detail(response, "expiresAt")).toEqual({ kind: Kind.UPDATE_REPLACE, inputDiff: false });
});

test.each([true, false])("a replacement says what causes it, and whether the old thing goes first: %s", (first) => {
  const response = toDiffResponse(replace(first, "name", "a"), { before: { name: "x" }, after: { name: "y", a: 1 } });
  expect(response.getReplacesList()).toEqual(["name", "a"]);
  expect(response.getDiffsList()).toEqual(["name", "a"]);
  expect(response.getDeletebeforereplace()).toBe(first);
});
