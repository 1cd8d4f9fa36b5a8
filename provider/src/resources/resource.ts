import * as pulumi from "@pulumi/pulumi";
import { maskSecretsInSdkLog, warnIfSdkLogShowsSecrets } from "./sdkLog";

maskSecretsInSdkLog();

/** What all resources of this package have in common, whichever way they reach their code. */
export abstract class DailyResource extends pulumi.CustomResource {
  protected constructor(type: string, name: string, props: object, options: pulumi.CustomResourceOptions) {
    warnIfSdkLogShowsSecrets();
    super(type, name, props as pulumi.Inputs, options);
  }
}
