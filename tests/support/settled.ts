import type * as pulumi from "@pulumi/pulumi";

/** The value of an output, once there is one. */
export const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
