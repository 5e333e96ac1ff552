/** Pictures that people put behind their dashboards. */
import { Migration } from "@mikro-orm/migrations"

export class Migration20261122000004 extends Migration {
  override up(): void {
    this.addSql(`create table "image" (
      "workspace_id" uuid not null,
      "id" text collate "C" not null,
      "bytes" bytea not null,
      "width" bigint not null,
      "height" bigint not null,
      "kept_at" bigint not null,
      primary key ("workspace_id", "id")
    )`)
  }
}
