/** Views of the log that people saved. */
import { Migration } from "@mikro-orm/migrations"

export class Migration20261123000007 extends Migration {
  override up(): void {
    this.addSql(`create table "saved_view" (
      "workspace_id" uuid not null,
      "user_id" uuid not null,
      "name" text collate "C" not null,
      "query" text collate "C" not null,
      "kept_at" bigint not null,
      primary key ("workspace_id", "user_id", "name")
    )`)
  }
}
