/** Each event is linked to the one before it. Those that are there get their links when the workspace is brought up to date. */
import { Migration } from "@mikro-orm/migrations"

export class Migration20261123000011 extends Migration {
  override up(): void {
    this.addSql(
      `alter table event add column link bytea not null default '', add column first_fact json null`
    )
    this.addSql(`alter table event alter column link drop default`)
    this.addSql(`alter table workspace add column last_link bytea not null default ''`)
    this.addSql(`alter table workspace alter column last_link drop default`)
  }
}
