import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { Party } from "./entity.ts";
import { tied } from "./lists.ts";
import { Need, Needs } from "./need.ts";
import { Offer, Offers } from "./offer.ts";
import { PageArgs, type Page } from "./page.ts";
import { Wish, Wishes } from "./wish.ts";

/** What every party has, whatever it is. */
@Resolver(() => Party)
export class PartyResolver {
  @FieldResolver(() => Offers, { description: "What it offers. / できること" })
  async offers(@Root() of: Party, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Offer>> {
    return tied<Offer>(context, of, "OFFERS", "OUT", page);
  }

  @FieldResolver(() => Needs, { description: "What it needs. / 困りごと" })
  async needs(@Root() of: Party, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Need>> {
    return tied<Need>(context, of, "HAS_NEED", "OUT", page);
  }

  @FieldResolver(() => Wishes, { description: "What it wishes. / 願い" })
  async wishes(@Root() of: Party, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Wish>> {
    return tied<Wish>(context, of, "HAS_WISH", "OUT", page);
  }
}
