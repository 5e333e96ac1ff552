/** The first tables: workspaces, people, pipelines, lists, deals, log, ledger, answers, outbox, imports and accounts. */
import { Migration } from "@mikro-orm/migrations"

export class Migration20261122000001 extends Migration {
  override up(): void {
    this.addSql(`create table "answer" (
      "workspace_id" uuid not null,
      "key" text collate "C" not null,
      "fingerprint" text collate "C" not null,
      "body" text collate "C" not null,
      "seq" bigint not null,
      primary key ("workspace_id", "key")
    )`)
    this.addSql(`create table "catalogue_entry" (
      "workspace_id" uuid not null,
      "id" text collate "C" not null,
      "kind" text collate "C" not null,
      "name" text collate "C" not null,
      "folded" text collate "C" not null,
      "category" text collate "C" null,
      "archived" boolean not null,
      "version" bigint not null,
      "added" bigint not null,
      primary key ("workspace_id", "id")
    )`)
    this.addSql(`create index catalogue_entry_by_name on catalogue_entry (workspace_id, kind, folded)`)
    this.addSql(`create table "cell" (
      "workspace_id" uuid not null,
      "book" text collate "C" not null,
      "day" int not null,
      "key" text collate "C" not null,
      "m1" bigint not null default '0',
      "m2" bigint not null default '0',
      "m3" bigint not null default '0',
      "m4" bigint not null default '0',
      "m5" bigint not null default '0',
      "m6" bigint not null default '0',
      "m7" bigint not null default '0',
      "m8" bigint not null default '0',
      primary key ("workspace_id", "book", "day", "key")
    )`)
    this.addSql(`create table "credential" (
      "workspace_id" uuid not null,
      "user_id" uuid not null,
      "email" text collate "C" not null,
      "password_hash" text collate "C" not null,
      primary key ("workspace_id", "user_id")
    )`)
    this.addSql(`alter table credential add constraint credential_email unique (email)`)
    this.addSql(`create table "deal" (
      "workspace_id" uuid not null,
      "id" uuid not null,
      "external_id" text collate "C" null,
      "title" text collate "C" not null,
      "folded_title" text collate "C" not null,
      "folded_external_id" text collate "C" not null,
      "pipeline_id" uuid not null,
      "stage_id" uuid not null,
      "stage_kind" text collate "C" not null,
      "owner_id" uuid not null,
      "source_id" uuid null,
      "amount" bigint null,
      "currency" text collate "C" null,
      "created_at" bigint not null,
      "changed_at" bigint not null,
      "entered_at" bigint not null,
      "closed_at" bigint null,
      "deleted_at" bigint null,
      "version" bigint not null,
      "rest" json not null,
      primary key ("workspace_id", "id")
    )`)
    this.addSql(`create index deal_by_stage on deal (workspace_id, stage_id)`)
    this.addSql(`create index deal_by_change on deal (workspace_id, changed_at, id)`)
    this.addSql(`alter table deal add constraint deal_external_id unique (workspace_id, external_id)`)
    this.addSql(`create table "entry" (
      "workspace_id" uuid not null,
      "seq" bigint not null,
      "line" int not null,
      "book" text collate "C" not null,
      "at" bigint not null,
      "day" int not null,
      "key" text collate "C" not null,
      "m1" bigint not null default '0',
      "m2" bigint not null default '0',
      "m3" bigint not null default '0',
      "m4" bigint not null default '0',
      "m5" bigint not null default '0',
      "m6" bigint not null default '0',
      "m7" bigint not null default '0',
      "m8" bigint not null default '0',
      "subject" text collate "C" not null,
      "kind" text collate "C" not null,
      "recorded_at" bigint not null,
      primary key ("workspace_id", "seq", "line")
    )`)
    this.addSql(`create index entry_by_time on entry (workspace_id, book, at, seq)`)
    this.addSql(`create index entry_by_subject on entry (workspace_id, subject, seq)`)
    this.addSql(`create table "event" (
      "workspace_id" uuid not null,
      "seq" bigint not null,
      "id" uuid not null,
      "occurred_at" bigint not null,
      "recorded_at" bigint not null,
      "actor_kind" text collate "C" not null,
      "actor_id" uuid not null,
      "cause_kind" text collate "C" not null,
      "cause_import_id" uuid null,
      "transaction_id" uuid not null,
      "subject_kind" text collate "C" not null,
      "subject_id" text collate "C" not null,
      "tag" text collate "C" not null,
      "fact" json not null,
      primary key ("workspace_id", "seq")
    )`)
    this.addSql(`create index event_by_subject on event (workspace_id, subject_id, seq)`)
    this.addSql(
      `create index event_by_import on event (workspace_id, cause_import_id, seq) where cause_import_id is not null`
    )
    this.addSql(`create table "import_file" (
      "workspace_id" uuid not null,
      "import_id" uuid not null,
      "piece" bigint not null,
      "bytes" bytea not null,
      primary key ("workspace_id", "import_id", "piece")
    )`)
    this.addSql(`create table "import_job" (
      "workspace_id" uuid not null,
      "id" uuid not null,
      "file_hash" text collate "C" not null,
      "state" text collate "C" not null,
      "created_at" bigint not null,
      "version" bigint not null,
      "job" json not null,
      primary key ("workspace_id", "id")
    )`)
    this.addSql(`create table "import_mapping" (
      "workspace_id" uuid not null,
      "signature" text collate "C" not null,
      "mapping" text collate "C" not null,
      primary key ("workspace_id", "signature")
    )`)
    this.addSql(`create table "import_row" (
      "workspace_id" uuid not null,
      "import_id" uuid not null,
      "row" bigint not null,
      "outcome" text collate "C" not null,
      "reason" text collate "C" null,
      "subject" text collate "C" null,
      primary key ("workspace_id", "import_id", "row")
    )`)
    this.addSql(`create table "outbox" (
      "workspace_id" uuid not null,
      "seq" bigint not null,
      "events" bigint not null,
      "recorded_at" bigint not null,
      primary key ("workspace_id", "seq")
    )`)
    this.addSql(`create table "pipeline" (
      "workspace_id" uuid not null,
      "id" uuid not null,
      "name" text collate "C" not null,
      "stages" json not null,
      "loss_reason_required" boolean not null,
      "is_default" boolean not null,
      "version" bigint not null,
      "added" bigint not null,
      primary key ("workspace_id", "id")
    )`)
    this.addSql(`create table "session" (
      "token_hash" text collate "C" not null,
      "workspace_id" uuid not null,
      "user_id" uuid not null,
      "created_at" bigint not null,
      "seen_at" bigint not null,
      "expires_at" bigint not null,
      primary key ("token_hash")
    )`)
    this.addSql(`create index session_by_user on session (workspace_id, user_id)`)
    this.addSql(`create table "app_user" (
      "workspace_id" uuid not null,
      "id" uuid not null,
      "name" text collate "C" not null,
      "email" text collate "C" null,
      "role" text collate "C" not null,
      "disabled" boolean not null,
      "version" bigint not null,
      primary key ("workspace_id", "id")
    )`)
    this.addSql(`create table "workspace" (
      "workspace_id" uuid not null,
      "name" text collate "C" not null,
      "zone" text collate "C" not null,
      "week_start" bigint not null,
      "base_currency" text collate "C" not null,
      "rates" json not null,
      "demo" boolean not null,
      "version" bigint not null,
      "last_seq" bigint not null,
      primary key ("workspace_id")
    )`)
  }
}
