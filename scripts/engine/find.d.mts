/** Where the shell would find a program, or undefined. */
export function findExecutable(name: string, searchPath?: string): string | undefined;
