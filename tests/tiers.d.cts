export const everyTime: readonly string[];
export const longest: readonly string[];
