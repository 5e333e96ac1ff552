/** The names of parts of records: a message is one, whichever talk it is told in. */
import { Migration } from "@mikro-orm/migrations"

export class Migration20261122000003 extends Migration {
  override up(): void {
    this.addSql(`create table "record_name" (
      "workspace_id" uuid not null,
      "kind" text collate "C" not null,
      "name" text collate "C" not null,
      "id" uuid not null,
      primary key ("workspace_id", "kind", "name")
    )`)
    for (const name of [
      `'told ' || (r.body ->> 'provider') || ' ' || (m.message ->> 'externalId')`,
      `'id ' || (m.message ->> 'id')`
    ])
      this.addSql(`insert into record_name (workspace_id, kind, name, id)
        select r.workspace_id, r.kind, ${name}, r.id
        from record r, json_array_elements(r.body -> 'messages') as m (message)
        where r.kind = 'talk'
        union all
        select r.workspace_id, r.kind, ${name}, r.id
        from record r, json_array_elements(r.body -> 'aside') as m (message)
        where r.kind = 'talk'
        union all
        select r.workspace_id, r.kind, ${name}, r.id
        from record r, json_array_elements(r.body -> 'earlier') as m (message)
        where r.kind = 'talk'
        on conflict do nothing`)
  }
}
