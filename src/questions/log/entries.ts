import { GraphQLDateTime } from "graphql-scalars";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../things/page.ts";
import type { LogEvent } from "../../trust/log/event.ts";

@ObjectType({ description: "That somebody saw or changed what is recorded of you. / あなたの記録へのアクセス" })
export class LogEntry {
  event!: LogEvent;

  @Field(() => GraphQLDateTime, { description: "When. / 日時" })
  at!: Date;

  @Field(() => [String], {
    description: "In which capacity it was done; the name of whoever did it is not told. / 立場",
  })
  roles!: readonly string[];

  @Field(() => String, {
    description:
      "What was done: `personRead` for seeing, `logRead` for reading this log, otherwise the name of the mutation. / 何をしたか",
  })
  action!: string;

  @Field(() => String, {
    nullable: true,
    description: "For seeing: the questions that were asked; null for a change. / どの問いで",
  })
  why!: string | null;

  @Field(() => String, { description: "By what right: `ROLE`, the role held for your district. / 根拠" })
  basis!: string;
}

export const LogEntries = connectionOf("LogEntry", () => LogEntry);

@ObjectType({ description: "One event of the log, as the auditor reads it. / 監査ログの一件" })
export class AuditEvent {
  @Field(() => Int, { description: "Its place in the log, from 1 without a gap. / 番号" })
  seq!: number;

  @Field(() => GraphQLDateTime, { description: "When. / 日時" })
  at!: Date;

  @Field(() => String, { description: "The account that did it; `operator` for commands on the machine. / だれが" })
  who!: string;

  @Field(() => [String], { description: "The roles of that account then. / 立場" })
  roles!: readonly string[];

  @Field(() => [ID], { description: "The school districts it held the role for. / 担当の校区" })
  office!: readonly string[];

  @Field(() => String, {
    description:
      "What was done: `personRead`, the name of a mutation, `importBegin`, `import` (its end), `importUnfinished`, `placing`, `logRead`, `logPrune` or `logExport`. / 何をしたか",
  })
  action!: string;

  @Field(() => ID, { nullable: true, description: "What was written; null for what was only read. / 対象" })
  about!: string | null;

  @Field(() => [ID], { description: "The persons and households it concerns; ids only. / 関係する人・世帯" })
  subjects!: readonly string[];

  @Field(() => String, { description: "By what right: `ROLE` or `OPERATOR`. / 根拠" })
  basis!: string;

  @Field(() => String, {
    nullable: true,
    description: "The questions asked, or the source of an import; null where the action says it all. / 何のために",
  })
  why!: string | null;

  @Field(() => String, { nullable: true, description: "Counts as JSON; null where nothing was counted. / 件数" })
  report!: string | null;

  @Field(() => ID, { description: "Events of one request have the same. / 要求の番号" })
  requestId!: string;

  @Field(() => String, { description: "The hash of the event before it. / 前の件のハッシュ" })
  previous!: string;

  @Field(() => String, { description: "SHA-256 over the event and `previous`. / ハッシュ" })
  hash!: string;
}

export const AuditEvents = connectionOf("AuditEvent", () => AuditEvent);
