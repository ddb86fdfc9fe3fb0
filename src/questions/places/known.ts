import type { Coverage } from "../answer.ts";
import type { Gatherings } from "./gatherings.ts";

/** Of how many places it is recorded who goes there: unknown is not none. */
export function visitorsKnown(found: Gatherings): Coverage {
  const here = found.all.filter((place) => place.here);
  const withPeople = here.filter(({ people }) => people.size > 0).length;
  const rest = here.length - withPeople;
  return {
    offersKnown: 0,
    confirmedWithinYear: 0,
    population: found.population,
    words: {
      ja: `${found.district.name}で見える場所は${here.length}か所、うち通う人が記録されているのは${withPeople}か所です。${rest === 0 ? "" : `残りの${rest}か所は、ひとりぼっちなのか書かれていないだけなのか、分かりません。`}`,
      en: `${here.length} places are seen in ${found.district.name}; of ${withPeople} it is recorded who goes there.${rest === 0 ? "" : ` Of the other ${rest} nothing can be told.`}`,
    },
  };
}
