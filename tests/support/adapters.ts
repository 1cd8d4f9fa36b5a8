import * as dynamic from "pulumi-daily";
import * as native from "pulumi-daily/native";

/** What a program imports, for a `describe.each`: what is told of one set of classes holds for the other. */
export const adapters: [string, typeof dynamic][] = [
  ["dynamic", dynamic],
  // The classes have the same members, each of a base class of its own.
  ["native", native as unknown as typeof dynamic],
];
