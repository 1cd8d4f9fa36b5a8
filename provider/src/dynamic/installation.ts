import { findsHandlers, howToInstall } from "../runtime/resolution";

/** Where the program runs: the engine's dynamic host runs there too, and resolves the handlers from there upwards. */
const programFolder = process.cwd();

let answer: { fault: string | undefined } | undefined;

/**
 * Why the engine will not find this package's code, or undefined. It happens where a program uses the package through
 * another one and each package sees only what it lists itself, as under pnpm. The host's own words would be "Cannot
 * find module", with a stack.
 */
export function installationFault(): string | undefined {
  answer ??= { fault: isRunByPulumi() && !findsHandlers(programFolder) ? describe() : undefined };
  return answer.fault;
}

/** Tests with mocks and inline programs may run in other folders than the engine does: nothing can be said there. */
function isRunByPulumi(): boolean {
  return /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]index\.js$/.test(require.main?.filename ?? "");
}

function describe(): string {
  return `pulumi-daily is not installed where this program runs, so Pulumi's engine cannot load it. ${howToInstall(programFolder)}`;
}
