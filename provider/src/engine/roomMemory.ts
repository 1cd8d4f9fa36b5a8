import type { Values } from "../lifecycle";

/**
 * What one update has been told of rooms. The engine tells a creation nothing of what it replaces, and a deletion nothing
 * of what was made before: what check, diff and create saw has to be remembered.
 */
export class RoomMemory {
  readonly #names = new Set<unknown>();
  readonly #ids = new Map<unknown, unknown>();
  readonly #adopted = new Set<unknown>();
  readonly #declarations = new Map<unknown, string | undefined>();

  /** Check and diff see what the state has. */
  seen({ name, roomId }: Values): void {
    this.#names.add(name);
    if (roomId !== undefined) this.#ids.set(name, roomId);
  }

  /** Check is told which resource a room is declared as. A name that two resources claim is neither's. */
  declared({ name }: Values, declaration: string | undefined): void {
    const isClaimed = this.#declarations.has(name) && this.#declarations.get(name) !== declaration;
    this.#declarations.set(name, isClaimed ? undefined : declaration);
  }

  made({ adopt, roomId }: Values): void {
    if (adopt === true) this.#adopted.add(roomId);
  }

  /** Whether the state is known to have a room of that name. */
  readonly isKnown = (name: string): boolean => this.#names.has(name);

  /** The id of the room that the state has, or had until it was deleted to be replaced, under a name. */
  readonly idInState = (name: string): string | undefined => this.#ids.get(name) as string | undefined;

  /** Which resource a room of that name is declared as, as far as one program tells. */
  readonly declarationOf = (name: unknown): string | undefined => this.#declarations.get(name);

  readonly isAdopted = (roomId: string): boolean => this.#adopted.has(roomId);
}
