/** Since when a workspace's directory is as it is. */
import { Migration } from "@mikro-orm/migrations"

export class Migration20261123000010 extends Migration {
  override up(): void {
    this.addSql(`alter table workspace add column directory_seq bigint not null default 0`)
    this.addSql(`alter table workspace alter column directory_seq drop default`)
  }
}
