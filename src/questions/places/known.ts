import type { Coverage } from "../answer.ts";
import type { Gatherings } from "./gatherings.ts";

/** Of how many places it is recorded who goes there: unknown is not none. */
export function visitorsKnown(found: Gatherings): Coverage {
  const here = found.all.filter((place) => place.here);
  const withPeople = here.filter(({ people }) => people.size > 0).length;
  return {
    offersKnown: 0,
    confirmedWithinYear: 0,
    population: found.population,
    words: {
      ja: `${found.district.name}で見える場所は${here.length}か所、うち通う人が記録されているのは${withPeople}か所です。残りの${here.length - withPeople}か所は、ひとりぼっちなのか書かれていないだけなのか、分かりません。`,
      en: `${here.length} places are seen in ${found.district.name}; of ${withPeople} it is recorded who goes there. Of the other ${here.length - withPeople} nothing can be told.`,
    },
  };
}
