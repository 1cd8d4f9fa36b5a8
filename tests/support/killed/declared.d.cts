import type { PulumiFn } from "@pulumi/pulumi/automation";

declare function declared(rooms: Readonly<Record<string, object>>): PulumiFn;
export = declared;
