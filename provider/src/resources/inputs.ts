import type * as pulumi from "@pulumi/pulumi";

/** Arguments, any part of which may be an output of another resource. */
export type Inputs<T> = { [K in keyof T]: DeepInput<T[K]> };

type DeepInput<T> = T extends readonly (infer E)[]
  ? pulumi.Input<DeepInput<E>[]> | pulumi.Input<T>
  : T extends object
    ? pulumi.Input<{ [K in keyof T]: DeepInput<T[K]> }>
    : pulumi.Input<T>;
