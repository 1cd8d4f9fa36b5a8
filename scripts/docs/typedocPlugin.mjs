import { Converter } from "typedoc";

/**
 * Leaves out of the API reference what an interface inherits: it stands with what it is inherited from, to which the page
 * links. RoomArgs would otherwise repeat all of RoomProperties, with types that nobody can read.
 */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      if (reflection.inheritedFrom !== undefined) project.removeReflection(reflection);
    }
  });
}
