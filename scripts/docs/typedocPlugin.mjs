import { Converter, ReflectionKind } from "typedoc";

/**
 * Leaves out of the API reference what an interface inherits: it stands with what it is inherited from, to which the page
 * links. RoomArgs would otherwise repeat all of RoomProperties, with types that nobody can read.
 */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      if (reflection.inheritedFrom === undefined) continue;
      const isDocumented = reflection.inheritedFrom.reflection !== undefined;
      if (isDocumented || !isOfClass(reflection)) project.removeReflection(reflection);
      else reflection.inheritedFrom = undefined;
    }
  });
}

/** A member of a class, or a signature of one. */
function isOfClass({ parent }) {
  return [parent, parent?.parent].some((above) => above?.kindOf(ReflectionKind.Class));
}
