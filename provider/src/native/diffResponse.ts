import { isDeepStrictEqual } from "node:util";
import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Diff, Values } from "../lifecycle";

/** What a diff is told with: the arguments as they are in the state and in the program. */
export interface Arguments {
  readonly before: Values;
  readonly after: Values;
}

export function toDiffResponse(diff: Diff, given: Arguments): DiffResponse {
  const response = new DiffResponse();
  response.setHasdetaileddiff(true);
  response.setChanges(diff.kind === "none" ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME);
  if (diff.kind === "none") return response;
  const replaces = diff.kind === "replace";
  response.setDiffsList([...diff.because]);
  if (replaces) {
    response.setReplacesList([...diff.because]);
    response.setDeletebeforereplace(diff.deleteFirst);
  }
  for (const name of diff.because) response.getDetaileddiffMap().set(name, propertyDiff(name, replaces, given));
  return response;
}

function propertyDiff(name: string, replaces: boolean, { before, after }: Arguments): PropertyDiff {
  const detail = new PropertyDiff();
  // What differs from the state only, such as drift, the engine is to read there.
  const inputDiff = !isDeepStrictEqual(before[name], after[name]);
  detail.setInputdiff(inputDiff);
  detail.setKind(KINDS[kindOf(inputDiff, before[name], after[name])][replaces ? "replace" : "update"]);
  return detail;
}

function kindOf(inputDiff: boolean, before: unknown, after: unknown): keyof typeof KINDS {
  if (inputDiff && before === undefined) return "add";
  return inputDiff && after === undefined ? "delete" : "change";
}

const { Kind } = PropertyDiff;
const KINDS = {
  add: { update: Kind.ADD, replace: Kind.ADD_REPLACE },
  delete: { update: Kind.DELETE, replace: Kind.DELETE_REPLACE },
  change: { update: Kind.UPDATE, replace: Kind.UPDATE_REPLACE },
} as const;
