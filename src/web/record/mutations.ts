import correctCompany from "../../../schema/operations/app/CorrectCompany.graphql?raw";
import correctGroup from "../../../schema/operations/app/CorrectGroup.graphql?raw";
import correctHousehold from "../../../schema/operations/app/CorrectHousehold.graphql?raw";
import correctNeed from "../../../schema/operations/app/CorrectNeed.graphql?raw";
import correctOffer from "../../../schema/operations/app/CorrectOffer.graphql?raw";
import correctPerson from "../../../schema/operations/app/CorrectPerson.graphql?raw";
import correctPlace from "../../../schema/operations/app/CorrectPlace.graphql?raw";
import correctWish from "../../../schema/operations/app/CorrectWish.graphql?raw";
import registerCompany from "../../../schema/operations/app/RegisterCompany.graphql?raw";
import registerGroup from "../../../schema/operations/app/RegisterGroup.graphql?raw";
import registerHousehold from "../../../schema/operations/app/RegisterHousehold.graphql?raw";
import registerNeed from "../../../schema/operations/app/RegisterNeed.graphql?raw";
import registerOffer from "../../../schema/operations/app/RegisterOffer.graphql?raw";
import registerPerson from "../../../schema/operations/app/RegisterPerson.graphql?raw";
import registerPlace from "../../../schema/operations/app/RegisterPlace.graphql?raw";
import registerWish from "../../../schema/operations/app/RegisterWish.graphql?raw";

/** What can be registered and corrected, and with what. */
export const RECORDED = ["Person", "Group", "Company", "Place", "Household", "Offer", "Need", "Wish"] as const;

export type Recorded = (typeof RECORDED)[number];

export function isRecorded(noun: string | undefined): noun is Recorded {
  return RECORDED.some((each) => each === noun);
}

export const REGISTER: Readonly<Record<Recorded, string>> = {
  Person: registerPerson,
  Group: registerGroup,
  Company: registerCompany,
  Place: registerPlace,
  Household: registerHousehold,
  Offer: registerOffer,
  Need: registerNeed,
  Wish: registerWish,
};

export const CORRECT: Readonly<Record<Recorded, string>> = {
  Person: correctPerson,
  Group: correctGroup,
  Company: correctCompany,
  Place: correctPlace,
  Household: correctHousehold,
  Offer: correctOffer,
  Need: correctNeed,
  Wish: correctWish,
};
