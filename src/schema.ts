import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import {
  CandidateWalk,
  CoverageSentences,
  ReasonSentences,
  SlotWords,
  WhyNobodySentences,
} from "./questions/answer.ts";
import { ExplorationResolver } from "./questions/exploration/exploration.resolver.ts";
import { GapsResolver } from "./questions/gaps/gaps.resolver.ts";
import { VoiceDraftSlots } from "./questions/meeting/draft.ts";
import { MeetingQuestions } from "./questions/meeting/meeting.resolver.ts";
import { IntroductionsResolver } from "./questions/introductions/introductions.resolver.ts";
import { KanaeaiResolver } from "./questions/kanaeai/kanaeai.resolver.ts";
import { PackingSentences, RingLinkSentences, RingSentences, RingSpareSentences } from "./questions/kanaeai/ring.ts";
import { SearchLeftOut } from "./questions/exploration/search.ts";
import { LeftOutSentences } from "./questions/left-out.ts";
import { LogResolver } from "./questions/log/log.resolver.ts";
import { MatchingResolver } from "./questions/matching/matching.resolver.ts";
import { PlacesResolver } from "./questions/places/places.resolver.ts";
import { NetworkResolver } from "./questions/network/network.resolver.ts";
import { TiesKnownSentences } from "./questions/network/network-answer.ts";
import { SupportResolver } from "./questions/support/support.resolver.ts";
import { WishesResolver } from "./questions/wishes/wishes.resolver.ts";
import { ChangeResolver } from "./things/changes.ts";
import { CompanyResolver } from "./things/company.ts";
import { ConsentResolver } from "./things/consent.ts";
import { DecisionResolver } from "./things/decision.ts";
import { DistrictResolver } from "./things/district.ts";
import { MentionResolver } from "./things/entity.ts";
import { GroupResolver } from "./things/group.ts";
import { HouseholdResolver } from "./things/household.ts";
import { MeetingResolver, MeetingsOfGroup } from "./things/meeting.ts";
import { IntroductionLifeResolver } from "./things/introduction-life.ts";
import { IntroductionDueSentences, IntroductionResolver, PartyIntroductionResolver } from "./things/introduction.ts";
import { MistakeMessages } from "./things/mistakes.ts";
import { NeedResolver } from "./things/need.ts";
import { OfferResolver } from "./things/offer.ts";
import { PartyResolver } from "./things/party.ts";
import { PersonResolver } from "./things/person.ts";
import { PlaceResolver } from "./things/place.ts";
import { withSecondGate } from "./things/second-gate.ts";
import { TieSentences } from "./things/tie.ts";
import { TieResolver } from "./things/ties.ts";
import { TopicResolver } from "./things/topic.ts";
import { VoiceResolver } from "./things/voice.ts";
import { WishGatherResolver, WishesOfGroup } from "./things/wish-gather.ts";
import { WishLifeResolver } from "./things/wish-life.ts";
import { StepsOfWish, WishStepResolver } from "./things/wish-step.ts";
import { WishResolver } from "./things/wish.ts";

/** The nouns, and what belongs to all of them. */
const things = [
  DistrictResolver,
  HouseholdResolver,
  PersonResolver,
  GroupResolver,
  CompanyResolver,
  PlaceResolver,
  TopicResolver,
  OfferResolver,
  NeedResolver,
  WishResolver,
  VoiceResolver,
  MeetingResolver,
  MeetingsOfGroup,
  DecisionResolver,
  WishLifeResolver,
  WishStepResolver,
  StepsOfWish,
  WishGatherResolver,
  WishesOfGroup,
  PartyResolver,
  ChangeResolver,
  MentionResolver,
  TieSentences,
  TieResolver,
  ConsentResolver,
  IntroductionResolver,
  IntroductionLifeResolver,
  PartyIntroductionResolver,
  IntroductionDueSentences,
  MistakeMessages,
] as const;

/** The answers, a shelf each, and the sentences they are told in. */
const questions = [
  MatchingResolver,
  KanaeaiResolver,
  RingSentences,
  RingLinkSentences,
  RingSpareSentences,
  PackingSentences,
  GapsResolver,
  ExplorationResolver,
  SupportResolver,
  PlacesResolver,
  IntroductionsResolver,
  LogResolver,
  MeetingQuestions,
  VoiceDraftSlots,
  WishesResolver,
  NetworkResolver,
  TiesKnownSentences,
  ReasonSentences,
  WhyNobodySentences,
  LeftOutSentences,
  SearchLeftOut,
  CoverageSentences,
  SlotWords,
  CandidateWalk,
] as const;

/** What the live news look for by themselves. */
export { ringsNow } from "./questions/kanaeai/rings-now.ts";

/** Everything that can be asked of Musubi. Inputs are validated by the nouns themselves, so that a mistake names its field and is no error. */
export const schema: GraphQLSchema = withSecondGate(
  buildSchemaSync({
    resolvers: [...things, ...questions],
    validate: false,
  }),
);

// The two roots are made by type-graphql itself, which has no place for what they are.
schema.getQueryType()!.description = "What can be asked. / 問い";
schema.getMutationType()!.description =
  "What can be registered, corrected and ended; a mistake comes back in `userErrors` and changes nothing. / 登録と訂正";
