import { resolve } from "node:path";

/** Where `npm start` keeps what has to outlive it. All of it is ignored by git and may be thrown away. */
export const ROOT = resolve(__dirname, "../..");
export const STATE = resolve(ROOT, ".work/state");
export const PASSPHRASE = resolve(ROOT, ".work/passphrase");
export const EMULATOR_DATA = resolve(ROOT, ".work/emulator");
