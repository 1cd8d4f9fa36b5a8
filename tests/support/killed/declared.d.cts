import type { PulumiFn } from "@pulumi/pulumi/automation";

declare function declared(rooms: Readonly<Record<string, object>>, classes?: declared.Classes): PulumiFn;
declare namespace declared {
  /** The entry point that the program imports. */
  type Classes = "pulumi-daily" | "pulumi-daily/native";
}
export = declared;
