import { GraphQLError } from "graphql";
import { GraphQLDateTime } from "graphql-scalars";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { District } from "../../things/district.ts";
import { entityById } from "../../things/entity.ts";
import { inWords, Language } from "../../things/language.ts";
import { PageArgs, type Page } from "../../things/page.ts";
import type { LogEvent } from "../../trust/log/event.ts";
import { appendReading } from "../../trust/log/reading.ts";
import { mustBeAbleToReadTheLog } from "../../trust/policy.ts";
import { AuditEvent, AuditEvents, LogEntries, LogEntry } from "./entries.ts";
import { entryInWords } from "./in-words.ts";
import { logPage } from "./log-pages.ts";

@ArgsType()
class AuditLogArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: "Only what concerns this person or household. / この人・世帯" })
  person?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Not before. / いつから" })
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: "Before. / いつまで（その時刻は含まない）" })
  until?: Date | null;
}

@Resolver(() => LogEntry)
export class LogResolver {
  @Query(() => LogEntries, {
    description:
      "Who saw or changed what is recorded of you, the latest first; for the person alone. What you saw yourself is not in it. / 自分の記録をだれが見たか",
  })
  async myLog(@Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<LogEntry>> {
    const { party } = context.viewer;
    if (party === null) throw nobodysLog();
    const found = await logPage(context, { person: party }, page);
    return {
      nodes: found.nodes.map(entryOf),
      edges: found.edges.map(({ cursor, node }) => ({ cursor, node: entryOf(node) })),
      pageInfo: found.pageInfo,
    };
  }

  @Query(() => AuditEvents, {
    description:
      "The log, the latest first; for the auditor alone. Each page that is read is itself an event. / 監査ログ（読んだことも記録される）",
  })
  async auditLog(
    @Ctx() context: Context,
    @Args(() => AuditLogArgs) { first, after, person, from, until }: AuditLogArgs,
  ): Promise<Page<AuditEvent>> {
    mustBeAbleToReadTheLog(context.viewer);
    const page = await logPage(context, { person: person ?? undefined, from, until }, { first, after: after ?? null });
    const told = { person: person ?? null, from: from ?? null, until: until ?? null, events: page.nodes.length };
    await appendReading(context.graph, context, told);
    return page;
  }

  @FieldResolver(() => [District], {
    description: "The school districts for which they held the role, as far as you may see them. / 担当の校区",
  })
  async districts(@Root() { event }: LogEntry, @Ctx() context: Context): Promise<District[]> {
    const found = await Promise.all(event.office.map(async (id) => entityById(context, id)));
    return found.filter((each) => each !== null);
  }

  @FieldResolver(() => String, { description: "The entry as a sentence. / 文で" })
  sentence(
    @Root() { event }: LogEntry,
    @Arg("language", () => Language, { defaultValue: Language.JA, description: "The sentence's language." })
    language: Language,
  ): string {
    return inWords(entryInWords(event), language);
  }
}

/** Not a word of the others whom the same answer showed, nor of who it was. */
function entryOf(event: LogEvent): LogEntry {
  const { at, roles, action, why, basis } = event;
  return { event, at, roles, action, why: why ?? null, basis };
}

function nobodysLog(): GraphQLError {
  return new GraphQLError(
    "自分の記録のログは、本人として入ったときだけ読めます。 / Only somebody who is in the graph can read their own log; sign in as that person.",
    { extensions: { code: "FORBIDDEN" } },
  );
}
