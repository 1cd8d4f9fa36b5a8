import { createEmulator, type Emulator, type EmulatorOptions } from "../../../emulator/src/index.js";
import { DOMAIN_ID, TEST_KEY } from "./vectors";

/** A Daily over HTTP, with the test key and domain. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = createEmulator({ apiKey: TEST_KEY, domainId: DOMAIN_ID, domainName: "acme", ...options });
  await emulator.listen();
  return emulator;
}
