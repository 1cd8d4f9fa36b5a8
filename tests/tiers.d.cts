export const everyTime: readonly string[];
