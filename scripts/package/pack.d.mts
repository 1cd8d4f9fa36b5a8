/** Packs the provider as it would be published, from what is built; answers the tarball's path. */
export function pack(folder: string): Promise<string>;
