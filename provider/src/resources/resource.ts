import * as pulumi from "@pulumi/pulumi";
import { maskSecretsInSdkLog } from "./sdkLog";

maskSecretsInSdkLog();

/**
 * What all resources of this package have in common, whichever way they reach their code.
 *
 * Neither this class nor any other one between the SDK's and a resource's own has a constructor, or a field that needs
 * one: V8 leaves their default constructors out of the stack, unless something has set the iterator of arrays. The SDK
 * takes the frame above the third constructor for the program's line (measured with SDK 3.248, resource.js), and the
 * engine keeps that, and each frame, in the state.
 */
export abstract class DailyResource extends pulumi.CustomResource {}
