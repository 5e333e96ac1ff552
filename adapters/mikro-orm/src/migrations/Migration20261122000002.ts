/** Records of all families beside the deals, what narrower viewers see, settings, clients of deals, and in which form a log is written. */
import { Migration } from "@mikro-orm/migrations"

export class Migration20261122000002 extends Migration {
  override up(): void {
    this.addSql(`create table "record" (
      "workspace_id" uuid not null,
      "id" uuid not null,
      "kind" text collate "C" not null,
      "owner_id" uuid null,
      "key" text collate "C" null,
      "at" bigint not null,
      "open" boolean not null,
      "deleted_at" bigint null,
      "version" bigint not null,
      "body" json not null,
      primary key ("workspace_id", "id", "kind")
    )`)
    this.addSql(`alter table record add constraint record_key unique (workspace_id, kind, key)`)
    this.addSql(`create index record_by_time on record (workspace_id, kind, at, id)`)
    this.addSql(`create index record_by_owner on record (workspace_id, owner_id, kind, at)`)
    this.addSql(`create table "record_binding" (
      "workspace_id" uuid not null,
      "id" uuid not null,
      "kind" text collate "C" not null,
      "bound_kind" text collate "C" not null,
      "bound_id" uuid not null,
      primary key ("workspace_id", "id", "kind", "bound_kind", "bound_id")
    )`)
    this.addSql(
      `create index record_binding_by_bound on record_binding (workspace_id, bound_id, bound_kind, kind)`
    )
    this.addSql(`alter table deal add column contact_id uuid null, add column company_id uuid null`)
    this.addSql(
      `update deal set contact_id = (rest ->> 'contactId')::uuid, company_id = (rest ->> 'companyId')::uuid`
    )
    this.addSql(`create index deal_by_owner on deal (workspace_id, owner_id)`)
    this.addSql(`create index deal_by_contact on deal (workspace_id, contact_id)`)
    this.addSql(`create index deal_by_company on deal (workspace_id, company_id)`)
    this.addSql(`create index event_by_kind on event (workspace_id, subject_kind, seq)`)
    // What there is already gets a value; from now on every row brings its own.
    this.addSql(`alter table app_user add column sees text collate "C" not null default 'all'`)
    this.addSql(`alter table app_user alter column sees drop default`)
    this.addSql(`alter table workspace
      add column settings json not null
        default '{"nps":{"enabled":false,"lowest":1,"hours":24,"alertAt":6},"presence":true,"plannedMinutes":15}',
      add column log_form bigint not null default 1,
      add column books text collate "C" not null default ''`)
    this.addSql(`alter table workspace
      alter column settings drop default, alter column log_form drop default, alter column books drop default`)
  }
}
